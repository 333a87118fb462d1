import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readOwnResults } from '~/features/analytics/api/reports';
import { FiguresView } from '~/features/analytics/components/FiguresView';
import { FileButtons } from '~/features/analytics/components/FileButtons';
import { useFiguresAddress } from '~/features/analytics/hooks/useFiguresAddress';
import { useLive } from '~/live/store';
import { PageTitle, PageTools } from '../../shell/title';
import { NotAllowedPage } from '../shared/TroublePages';

const refreshMs = 30_000;

/** The agent's own figures of the day and the week, by the same definitions as everybody's. */
export function ResultsPage() {
  const { t } = useTranslation();
  const agent = useLive(({ centre }) => centre?.me.agent_id ?? null);
  const at = useFiguresAddress();
  const { data, error } = useQuery({ queryKey: ['own-results', at.asked], queryFn: () => readOwnResults(at.asked), enabled: agent !== null, refetchInterval: refreshMs });
  if (agent === null) return <NotAllowedPage title={t('figures.own')} />;
  return (
    <>
      <PageTitle tab={t('figures.own')}><h1>{t('figures.own')}</h1></PageTitle>
      <PageTools><FileButtons path="/me/results" asked={at.asked} /></PageTools>
      <FiguresView cut="agents" at={at} report={data} error={error} own />
    </>
  );
}
