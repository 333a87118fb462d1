import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot, Token } from '~/design/chart/plot';
import { Halves, Panel } from '~/design/Panel';
import { useLive } from '~/live/store';
import { formatDay, formatDuration, formatNumber, formatShare, formatTime } from '~/texts/format';
import type { Comparison, Cut, Interval, Report, Summary } from '../api/reports';
import type { Dictionary } from '../hooks/useDefinitions';
import { looks } from '../rules';

interface PlotsProps {
  cut: Cut;
  report: Report;
  interval: Interval;
  compare: Comparison | '';
  dictionary: Dictionary;
}

const tokens: Record<Cut, Token[]> = { queues: ['series-1', 'breach-solid'], agents: ['series-1', 'series-2', 'series-3'], numbers: ['series-1', 'series-2', 'breach-solid'] };
const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** Values of what is compared with, at the same places: by the time on the wall for hours, in order for days. */
function besides(report: Report, other: Summary, key: string, word: (from: string) => string, byDay: boolean): (number | null)[] {
  if (byDay) return report.intervals.map((_, place) => other.intervals[place]?.figures[key] ?? null);
  const at = new Map(other.intervals.map(({ from, figures }) => [word(from), figures[key] ?? null]));
  return report.intervals.map(({ from }) => at.get(word(from)) ?? null);
}

/** The target that all queues share, if they do. */
function useTarget(cut: Cut): number | undefined {
  const queues = useLive(({ centre }) => centre?.queues);
  const targets = new Set(Object.values(queues ?? {}).map(({ target_share }) => target_share));
  return cut === 'queues' && targets.size === 1 ? [...targets][0] : undefined;
}

/** How much, and how well, over the period. */
export function FiguresPlots({ cut, report, interval, compare, dictionary }: PlotsProps) {
  const { t } = useTranslation();
  const target = useTarget(cut);
  const { bars, line } = looks[cut];
  const byDay = interval === '1d' || interval === '1w' || interval === '1mo';
  const plots = useMemo(() => {
    const zone = report.time_zone;
    const several = Date.parse(report.to) - Date.parse(report.from) > 26 * 3_600_000;
    const time = (from: string) => (byDay ? formatDay(from, zone) : formatTime(from, zone, 'minutes'));
    const label = (from: string) => (byDay || !several ? time(from) : `${formatDay(from, zone)} ${time(from)}`);
    const labels = report.intervals.map(({ from }) => label(from));
    const values = (key: string) => report.intervals.map(({ figures }) => figures[key] ?? null);
    const times = bars.every((key) => key.endsWith('_ms'));
    const amount: Plot = { labels, format: times ? formatDuration : formatNumber, series: bars.map((key, place) => ({ name: dictionary.name(key), kind: 'bar', values: values(key), token: tokens[cut][place] ?? 'series-4' })) };
    const quality: Plot = {
      labels, format: (value) => formatShare(value), top: 1,
      target: target === undefined ? undefined : { value: target, word: t('board.target', { share: formatShare(target) }) },
      series: [
        { name: dictionary.name(line), kind: 'line', values: values(line), token: 'series-1' },
        ...(report.compared && compare ? [{ name: t(`figures.compare_${compare}`), kind: 'line' as const, values: besides(report, report.compared, line, several && !byDay ? label : time, byDay || several), token: 'line-control' as const, compared: true }] : []),
      ],
    };
    return { amount, quality, times };
  }, [report, bars, line, byDay, cut, dictionary, target, compare, t]);
  const all = plots.amount.series.map(({ values }) => values);
  const heights = plots.amount.labels.map((_, place) => sum(all.map((values) => values[place] ?? null)));
  const highest = heights.indexOf(Math.max(...heights));
  const known = (plots.quality.series[0]?.values ?? []).flatMap((value, place) => (value === null ? [] : [{ value, place }]));
  const worst = known.reduce<(typeof known)[number] | null>((low, each) => (!low || each.value < low.value ? each : low), null);
  const amountTitle = bars.map((key) => dictionary.name(key)).join(', ');
  const amountSummary = sum(heights) ? t('figures.most_at', { amount: plots.amount.format(heights[highest] ?? 0), at: plots.amount.labels[highest] }) : t('figures.nothing');
  const qualitySummary = worst ? t('figures.lowest_at', { name: dictionary.name(line), share: formatShare(worst.value, 1), at: plots.quality.labels[worst.place] }) : t('figures.nothing');
  return (
    <Halves>
      <Panel title={amountTitle}><Chart plot={plots.amount} label={amountTitle} summary={amountSummary} axis={t('figures.from')} /></Panel>
      <Panel title={dictionary.name(line)}><Chart plot={plots.quality} label={dictionary.name(line)} summary={qualitySummary} axis={t('figures.from')} /></Panel>
    </Halves>
  );
}
