import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { Figures } from '~/design/Figures';
import { Panel } from '~/design/Panel';
import { Overview } from '~/design/patterns/Overview';
import { FilterRow } from '~/design/patterns/Story';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';
import type { IvrReport } from '../api/ivr';
import type { FiguresAddress } from '../hooks/useFiguresAddress';
import { PeriodFields } from './FiguresFilter';
import { IvrPlots } from './IvrPlots';
import { IvrTable } from './IvrTable';

/** Strip, plots and table of the menus. */
export function IvrView({ at, report, error }: { at: FiguresAddress; report: IvrReport | undefined; error: unknown }) {
  const { t } = useTranslation();
  const head = <FilterRow><PeriodFields at={at} /></FilterRow>;
  if (error) return <Overview>{head}<ProblemNote error={error} /></Overview>;
  if (!report) return <Overview>{head}<Panel><RowsToCome rows={12} label={t('common.loading')} /></Panel></Overview>;
  const { total } = report;
  if (!total) return <Overview>{head}<Panel><Empty icon={IconChartBar} title={t('figures.ivr_empty')}>{t('figures.empty_text')}</Empty></Panel></Overview>;
  const offered = total.offered_by_time + total.offered_by_errors;
  return (
    <Overview>
      {head}
      <Figures items={[
        { name: t('figures.ivr_callers'), value: formatNumber(total.callers) },
        { name: t('figures.ivr_p50'), value: formatDuration(total.p50_ms) },
        { name: t('figures.ivr_p90'), value: formatDuration(total.p90_ms) },
        { name: t('figures.ivr_offered'), value: formatShare(offered / total.callers, 1), note: t('figures.ivr_offered_why', { time: formatNumber(total.offered_by_time), errors: formatNumber(total.offered_by_errors) }) },
        { name: t('figures.ivr_self_served'), value: formatShare(total.self_served / total.callers, 1) },
        { name: t('figures.ivr_hung_up'), value: formatShare(total.hung_up / total.callers, 1) },
      ]} />
      <IvrPlots items={report.items} />
      <Panel flush label={t('figures.ivr')}><IvrTable report={report} total={total} /></Panel>
      <Text as="p" size="xs" tone="meta">{t('figures.ivr_footnote')}</Text>
    </Overview>
  );
}
