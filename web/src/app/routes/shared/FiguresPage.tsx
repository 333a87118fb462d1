import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { readReport } from '~/features/analytics/api/reports';
import { FiguresView } from '~/features/analytics/components/FiguresView';
import { FileButtons } from '~/features/analytics/components/FileButtons';
import { useFiguresAddress } from '~/features/analytics/hooks/useFiguresAddress';
import { useLive } from '~/live/store';
import { PageTitle, PageTools } from '../../shell/title';
import { cuts, FigureLinks } from './FigureLinks';
import { NotAllowedPage, NotFoundPage } from './TroublePages';

const refreshMs = 30_000;

/** How it was: figures of queues, agents or numbers over any period. */
export function FiguresPage() {
  const { t } = useTranslation();
  const { cut: said } = useParams();
  const cut = cuts.find((each) => each === said);
  const may = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  const at = useFiguresAddress();
  const { data, error } = useQuery({ queryKey: ['report', cut, at.asked], queryFn: () => readReport(cut ?? 'queues', at.asked), enabled: may && cut !== undefined, refetchInterval: refreshMs, placeholderData: (last, asked) => (asked?.queryKey[1] === cut ? keepPreviousData(last) : undefined) });
  if (!may) return <NotAllowedPage title={t('figures.title')} />;
  if (!cut) return <NotFoundPage />;
  return (
    <>
      <PageTitle tab={t('figures.title')}><h1>{t('figures.title')}</h1><FigureLinks here={cut} /></PageTitle>
      <PageTools><FileButtons path={`/reports/${cut}`} asked={at.asked} /></PageTools>
      <FiguresView key={cut} cut={cut} at={at} report={data} error={error} />
    </>
  );
}
