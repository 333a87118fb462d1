import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot, Token } from '~/design/chart/plot';
import { Halves, Panel } from '~/design/Panel';
import { formatDuration, formatNumber } from '~/texts/format';
import type { IvrFigures } from '../api/ivr';

const ends = [['to_queue', 'series-1'], ['self_served', 'series-2'], ['hung_up', 'breach-solid'], ['elsewhere', 'series-4']] as const satisfies [string, Token][];
const waysMost = 12;
const twoMinutes = 120_000;

/** What became of callers by the ways most of them took, and how long nine of ten were in the menus at most. */
export function IvrPlots({ items }: { items: IvrFigures[] }) {
  const { t } = useTranslation();
  const ways = useMemo(() => items.filter(({ path }) => path !== null).sort((one, other) => other.callers - one.callers).slice(0, waysMost), [items]);
  const plots = useMemo(() => {
    const several = new Set(ways.map(({ flow_id }) => flow_id)).size > 1;
    const labels = ways.map(({ flow, path }) => [...(several ? [flow] : []), path?.split(' › ').at(-1) || t('figures.ivr_no_choice')].join(': '));
    const became: Plot = { labels, format: formatNumber, series: ends.map(([end, token]) => ({ name: t(`figures.ivr_${end}`), kind: 'bar', token, values: ways.map((way) => way[end]) })) };
    const time: Plot = { labels, format: formatDuration, target: { value: twoMinutes, word: t('figures.ivr_two_minutes') }, series: [{ name: t('figures.ivr_p90'), kind: 'bar', token: 'series-1', values: ways.map(({ p90_ms }) => p90_ms) }] };
    return { became, time };
  }, [ways, t]);
  const longest = ways.reduce<IvrFigures | null>((most, each) => (!most || each.p90_ms > most.p90_ms ? each : most), null);
  const said = (of: IvrFigures | null | undefined) => of?.path || t('figures.ivr_no_choice');
  return (
    <Halves>
      <Panel title={t('figures.ivr_became')}><Chart plot={plots.became} label={t('figures.ivr_became')} summary={t('figures.most_at', { at: said(ways[0]), amount: formatNumber(ways[0]?.callers ?? 0) })} axis={t('figures.ivr_path')} /></Panel>
      <Panel title={t('figures.ivr_p90')}><Chart plot={plots.time} label={t('figures.ivr_p90')} summary={t('figures.ivr_longest', { way: said(longest), time: formatDuration(longest?.p90_ms ?? 0) })} axis={t('figures.ivr_path')} /></Panel>
    </Halves>
  );
}
