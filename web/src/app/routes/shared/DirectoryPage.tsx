import { useTranslation } from 'react-i18next';
import { DirectoryTable } from '~/features/directory/components/DirectoryTable';
import { PageTitle } from '../../shell/title';

/** Everybody and everything to call. */
export function DirectoryPage() {
  const { t } = useTranslation();
  return <><PageTitle tab={t('directory.title')}><h1>{t('directory.title')}</h1></PageTitle><DirectoryTable /></>;
}
