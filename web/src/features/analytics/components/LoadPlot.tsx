import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot } from '~/design/chart/plot';
import { Panel } from '~/design/Panel';
import { formatShare } from '~/texts/format';
import type { Report } from '../api/reports';
import type { Dictionary } from '../hooks/useDefinitions';
import { loadsOf } from '../rules';

/** How busy each agent was, the busiest first, beside all of them together: what the figure of fairness is made of. */
export function LoadPlot({ report, dictionary }: { report: Report; dictionary: Dictionary }) {
  const { t } = useTranslation();
  const average = report.total.figures.occupancy ?? null;
  const loads = useMemo(() => loadsOf(report.things), [report.things]);
  const plot = useMemo((): Plot => ({
    labels: loads.map(({ name }) => name), format: (value) => formatShare(value), top: 1,
    target: average === null ? undefined : { value: average, word: t('figures.all_agents') },
    series: [{ name: dictionary.name('occupancy'), kind: 'bar', token: 'series-1', values: loads.map(({ occupancy }) => occupancy) }],
  }), [loads, average, dictionary, t]);
  if (loads.length < 2) return null;
  const [most, least] = [loads[0], loads.at(-1)];
  const fair = report.total.figures.occupancy_fairness ?? null;
  const summary = [
    t('figures.loads', { most: most?.name, most_share: formatShare(most?.occupancy ?? null), least: least?.name, least_share: formatShare(least?.occupancy ?? null) }),
    ...(fair === null ? [] : [t('figures.loads_fair', { index: dictionary.write('occupancy_fairness', fair) })]),
  ].join(' ');
  return <Panel title={t('figures.loads_title')}><Chart plot={plot} label={t('figures.loads_title')} summary={summary} axis={t('figures.one_agents')} /></Panel>;
}
