import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readIvr } from '~/features/analytics/api/ivr';
import { FileButtons } from '~/features/analytics/components/FileButtons';
import { IvrView } from '~/features/analytics/components/IvrView';
import { useFiguresAddress } from '~/features/analytics/hooks/useFiguresAddress';
import { useLive } from '~/live/store';
import { PageTitle, PageTools } from '../../shell/title';
import { FigureLinks } from './FigureLinks';
import { NotAllowedPage } from './TroublePages';

const refreshMs = 30_000;

/** How long callers were in the menus, by which way, and what became of it. */
export function IvrPage() {
  const { t } = useTranslation();
  const may = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  const at = useFiguresAddress();
  const { data, error } = useQuery({ queryKey: ['report', 'ivr', at.asked.from, at.asked.to], queryFn: () => readIvr(at.asked), enabled: may, refetchInterval: refreshMs, placeholderData: keepPreviousData });
  if (!may) return <NotAllowedPage title={t('figures.title')} />;
  return (
    <>
      <PageTitle tab={t('figures.ivr')}><h1>{t('figures.title')}</h1><FigureLinks here="ivr" /></PageTitle>
      <PageTools><FileButtons path="/reports/ivr" asked={at.asked} formats={['csv']} /></PageTools>
      <IvrView at={at} report={data} error={error} />
    </>
  );
}
