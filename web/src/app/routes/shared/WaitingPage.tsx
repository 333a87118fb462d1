import { useTranslation } from 'react-i18next';
import { PullTable } from '~/features/contact/components/PullTable';
import { PageTitle } from '../../shell/title';

/** Who waits in my queues, to be taken out of turn. */
export function WaitingPage() {
  const { t } = useTranslation();
  return <><PageTitle tab={t('pull.title')}><h1>{t('pull.title')}</h1></PageTitle><PullTable /></>;
}
