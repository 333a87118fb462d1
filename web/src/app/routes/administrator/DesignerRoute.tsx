import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Crumbs } from '~/design/Crumbs';
import { DesignerPage } from '~/features/flows/design/DesignerPage';
import { useLive } from '~/live/store';
import { useKnown } from '~/setup/known';
import { PageTitle } from '../../shell/title';
import { NotAllowedPage } from '../shared/TroublePages';
import { WithRecordings } from './WithRecordings';

/** Draws what callers hear. */
export function DesignerRoute() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const name = useKnown().name('flows', id);
  const allowed = useLive(({ centre }) => centre?.me.rights.includes('settings.edit') ?? false);
  if (!allowed) return <NotAllowedPage title={t('designer.title')} />;
  return (
    <>
      <PageTitle tab={name}><Crumbs><Link to="/flows">{t('kinds.flows')}</Link><h1>{name}</h1></Crumbs></PageTitle>
      <WithRecordings><DesignerPage key={id} id={id} /></WithRecordings>
    </>
  );
}
