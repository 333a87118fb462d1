import { IconDialpad } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot } from '~/design/chart/plot';
import { Empty, RowsToCome } from '~/design/Empty';
import { Halves, Panel } from '~/design/Panel';
import { Overview } from '~/design/patterns/Overview';
import { FilterRow } from '~/design/patterns/Story';
import { Scroller } from '~/design/Scroller';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useNames } from '~/live/names';
import { formatNumber } from '~/texts/format';
import type { HoldMenuLine, HoldMenuReport } from '../api/holdMenus';
import { chosen, played } from '../holdMenus';
import type { FiguresAddress } from '../hooks/useFiguresAddress';
import { PeriodFields, QueueField } from './FiguresFilter';

interface MenuProps {
  at: FiguresAddress;
  report: HoldMenuReport | undefined;
  error: unknown;
}

function useWord() {
  const { t } = useTranslation();
  return (what: string) => t(`treatments.does_${what}` as 'treatments.does_advert');
}

/** What callers chose with the keys of a hold menu, and what was played at their wish. */
export function HoldMenus({ at, report, error }: MenuProps) {
  const { t } = useTranslation();
  const head = <FilterRow><PeriodFields at={at} /><QueueField at={at} /></FilterRow>;
  if (error) return <Overview>{head}<ProblemNote error={error} /></Overview>;
  if (!report) return <Overview>{head}<Panel><RowsToCome rows={8} label={t('common.loading')} /></Panel></Overview>;
  if (!report.lines.length) return <Overview>{head}<Panel><Empty icon={IconDialpad} title={t('figures.menu_empty')}>{t('figures.menu_empty_text')}</Empty></Panel></Overview>;
  return (
    <Overview>
      {head}
      <Plots lines={report.lines} />
      <Panel flush label={t('figures.hold_menus')}><Lines lines={report.lines} /></Panel>
      <Text as="p" size="xs" tone="meta">{t('figures.menu_foot')}</Text>
    </Overview>
  );
}

function Plots({ lines }: { lines: HoldMenuLine[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const { choices, plays } = useMemo(() => ({ choices: chosen(lines), plays: played(lines) }), [lines]);
  const one: Plot = { named: true, labels: choices.map(({ what }) => word(what)), format: formatNumber, series: [{ name: t('figures.menu_times'), kind: 'bar', values: choices.map(({ times }) => times), token: 'series-1' }] };
  const other: Plot = {
    named: true, labels: plays.map(({ what, name }) => name || word(what)), format: formatNumber,
    series: [{ name: t('figures.menu_whole'), kind: 'bar', values: plays.map(({ whole }) => whole), token: 'series-1' }, { name: t('figures.menu_stopped'), kind: 'bar', values: plays.map(({ begun, whole }) => Math.max(0, begun - whole)), token: 'series-2' }],
  };
  const [most] = choices;
  const [begun, whole] = [plays.reduce((sum, play) => sum + play.begun, 0), plays.reduce((sum, play) => sum + play.whole, 0)];
  return (
    <Halves>
      <Panel title={t('figures.menu_chosen_title')}><Chart plot={one} label={t('figures.menu_chosen_title')} axis={t('figures.menu_choice')} summary={most ? t('figures.menu_most', { name: word(most.what), times: formatNumber(most.times) }) : t('figures.nothing')} /></Panel>
      <Panel title={t('figures.menu_played_title')}><Chart plot={other} label={t('figures.menu_played_title')} axis={t('figures.menu_name')} summary={plays.length ? t('figures.menu_heard', { whole: formatNumber(whole), begun: formatNumber(begun) }) : t('figures.nothing')} /></Panel>
    </Halves>
  );
}

function Lines({ lines }: { lines: HoldMenuLine[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const word = useWord();
  const total = (field: 'times' | 'begun' | 'whole') => formatNumber(lines.reduce((sum, line) => sum + line[field], 0));
  const plays = ({ what }: HoldMenuLine) => what === 'advert' || what === 'information';
  return (
    <Scroller label={t('figures.hold_menus')}>
      <Table label={t('figures.hold_menus')} withTotal rows={lines} rowKey={({ queue_id, what, name }) => `${queue_id} ${what} ${name}`} columns={[
        { key: 'queue', head: t('figures.one_queues'), width: 'medium', cell: ({ queue_id }) => names.queue(queue_id), total: t('figures.total') },
        { key: 'what', head: t('figures.menu_choice'), width: 'medium', cell: ({ what }) => word(what) },
        { key: 'name', head: t('figures.menu_name'), width: 'medium', cell: ({ name }) => name || '–' },
        { key: 'times', head: t('figures.menu_times'), num: true, cell: ({ times }) => formatNumber(times), total: total('times') },
        { key: 'contacts', head: t('figures.menu_contacts'), num: true, cell: ({ contacts }) => formatNumber(contacts) },
        { key: 'begun', head: t('figures.menu_begun'), num: true, cell: (line) => (plays(line) ? formatNumber(line.begun) : '–'), total: total('begun') },
        { key: 'whole', head: t('figures.menu_whole'), num: true, cell: (line) => (plays(line) ? formatNumber(line.whole) : '–'), total: total('whole') },
      ]} />
    </Scroller>
  );
}
