import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Figures, SmallFigures } from '../../Figures';
import { Panel, Halves, Inset, LanePart, ListFoot } from '../../Panel';
import { PlayerFrame } from '../../PlayerFrame';
import { PlainButton } from '../../PlainButton';
import { Scroller } from '../../Scroller';
import { Sized } from '../../Sized';
import { CrewBar, CrewRow } from '../../CrewBar';
import { CrewColumn, CrewColumns, CrewPerson } from '../../CrewColumns';
import { Spark } from '../../Spark';
import { Table, type Column } from '../../Table';
import { Waveform } from '../../Waveform';
import { Week } from '../../Week';
import { dayLooks, YearView, type DayLook } from '../../YearView';
import { Chart } from '../../chart/Chart';
import { ConfusionMatrix } from '../../chart/ConfusionMatrix';
import { Shares } from '../../chart/Shares';
import type { Plot } from '../../chart/plot';
import { DataTable } from '../../table/DataTable';
import { NumberGrid } from '../../table/NumberGrid';
import { Matrix } from '../../table/Matrix';
import { sorted, type DataColumn } from '../../table/arrange';
import { As, Shown } from '../Shown';
import voices from '../voices.wav';

const nothing = () => undefined;
const hours = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00'];

interface Row {
  id: string;
  name: string;
  waiting: number;
  share: number;
}

function useRows(): { rows: Row[]; columns: DataColumn<Row>[] } {
  const { t } = useTranslation();
  const rows = [{ id: 'a', name: 'Billing', waiting: 4, share: 82 }, { id: 'b', name: 'Sales', waiting: 0, share: 97 }, { id: 'c', name: t('gallery.sample_long'), waiting: 12, share: 41 }];
  const columns: DataColumn<Row>[] = [
    { key: 'name', head: t('desk.queue'), cell: ({ name, share }) => <Sized share={share / 100}>{name}</Sized>, by: ({ name }) => name, total: t('figures.total') },
    { key: 'waiting', head: t('wall.waiting'), num: true, cell: ({ waiting }) => waiting, by: ({ waiting }) => waiting, total: 16 },
    { key: 'share', head: '%', num: true, cell: ({ share }) => share, by: ({ share }) => share, total: 68 },
  ];
  return { rows, columns };
}

function Tables() {
  const { t } = useTranslation();
  const [sort, setSort] = useState('-waiting');
  const [at, setAt] = useState<string | null>('a');
  const { rows, columns } = useRows();
  const plain: Column<Row>[] = columns.map((column) => (column.key === 'name' ? { ...column, cell: ({ name }) => name } : column));
  const label = t('figures.queues');
  const key = ({ id }: Row) => id;
  return (
    <>
      <Shown of="Table">
        <As wide><Table label={label} columns={plain} rows={rows} rowKey={key} withTotal /></As>
        <As state="chosen" wide><Table label={label} columns={plain} rows={rows} rowKey={key} selected={({ id }) => id === 'b'} /></As>
        <As state="stale" wide><Table label={label} columns={plain} rows={rows} rowKey={key} stale withoutHead /></As>
        <As state="empty" wide><Table label={label} columns={plain} rows={[]} rowKey={key} /></As>
      </Shown>
      <Shown of="DataTable">
        <As wide><DataTable label={label} columns={columns} rows={sorted(rows, columns, sort, 'en')} rowKey={key} name={({ name }) => name} sort={sort} onSort={setSort} at={at} onOpen={setAt} foot={<ListFoot><PlainButton>{t('hand.open')}</PlainButton></ListFoot>} /></As>
        <As state="empty" wide><DataTable label={label} columns={columns} rows={[]} rowKey={key} name={({ name }) => name} sort={sort} onSort={setSort} at={null} onOpen={setAt} foot={<ListFoot>{t('form.nothing')}</ListFoot>} /></As>
      </Shown>
      <Shown of="ConfusionMatrix"><As wide><ConfusionMatrix label={t('kinds.queues')} corner={t('kinds.queues')} names={['Billing', 'Sales', t('gallery.sample_long')]} counts={[[18, 2, 0], [1, 12, 0], [0, 4, 9]]} /></As></Shown>
      <Shown of="Shares"><As wide><Shares label={t('kinds.queues')} items={[['Billing', 0.72, '72 %'], ['Sales', 0.2, '20 %'], [t('gallery.sample_long'), 0, '0 %']].map(([name, share, words]) => ({ key: String(name), name: String(name), share: Number(share), words: String(words) }))} /></As></Shown>
      <Shown of="Matrix"><As wide><Matrix label={t('kinds.roles')} corner={t('kinds.role')} at="admin" words={{ yes: t('setup.yes'), no: t('setup.no') }} columns={(['admin', 'agent'] as const).map((id) => ({ id, name: t(`role.${id}`) }))} groups={[{ name: t('right_of.agents'), rows: [{ id: 'read', name: t('right.agents_read') }, { id: 'own', name: t('right.agents_state_own') }] }]} has={(column, row) => column === 'admin' || row === 'own'} /></As></Shown>
      <Shown of="NumberGrid">{[false, true].map((still) => <As key={String(still)} {...(still ? { state: 'disabled' as const } : {})} wide><NumberGrid label={label} corner={t('kinds.agent')} most={10} say={String} columns={(['en', 'da'] as const).map((id) => ({ id, name: t(`value.language_${id}`), note: '1 / 4' }))} rows={[{ id: 'ana', name: 'Ana Horvat' }, { id: 'long', name: t('gallery.sample_long') }]} cell={(row, column) => ({ number: row === 'ana' ? 3 : 0, changed: column === 'da' && row === 'ana' })} onSet={still ? undefined : () => undefined} /></As>)}</Shown>
      <Shown of="Scroller"><As wide><Scroller label={label}><Table label={label} columns={[...plain, ...plain.map((each) => ({ ...each, key: `${each.key}2` })), ...plain.map((each) => ({ ...each, key: `${each.key}3` }))]} rows={rows} rowKey={key} /></Scroller></As></Shown>
      <Shown of="Sized">{[1, 0.4, 0].map((share) => <As key={share}><Sized share={share}>Billing</Sized></As>)}</Shown>
    </>
  );
}

function Plots() {
  const { t, i18n } = useTranslation();
  const lookWords = Object.fromEntries(dayLooks.map((look) => [look, t(`calendars.look_${look}`)])) as Record<DayLook, string>;
  const plot: Plot = {
    labels: hours, format: String, target: { value: 30, word: t('board.target', { share: 30 }) },
    series: [{ name: t('board.answered'), kind: 'bar', token: 'series-1', values: [12, 31, 44, 28, 19, 35] }, { name: t('figures.compare_yesterday'), kind: 'line', token: 'series-2', compared: true, values: [10, 29, 40, null, 22, 30] }],
  };
  return (
    <>
      <Shown of="Chart">
        <As wide><Chart plot={plot} label={t('figures.title')} summary={t('figures.footnote')} axis={t('figures.interval')} /></As>
        <As state="empty" wide><Chart plot={{ ...plot, series: plot.series.map((series) => ({ ...series, values: hours.map(() => null) })) }} label={t('figures.title')} summary={t('figures.nothing')} axis={t('figures.interval')} /></As>
      </Shown>
      <Shown of="CrewRow">
        <As wide><CrewRow when={t('queues.at_once')} asked={t('value.language_en')}><CrewBar may={12} here={7} free={2} most={12} label={t('queues.may', { count: 12 })} /></CrewRow></As>
        <As state="empty" wide><CrewRow when={t('queues.at_once')} asked={t('value.language_en')}><CrewBar may={0} here={0} free={0} most={12} label={t('queues.nobody_members')} /></CrewRow></As>
      </Shown>
      <Shown of="CrewColumns">
        <As wide>
          <CrewColumns label={t('queues.preview')}>
            <CrewColumn when={t('agents.now')} gain={null} asked={t('value.language_en')} may={{ count: 2, word: t('queues.word_may', { count: 2 }) }} free={{ count: 1, word: t('queues.word_free', { count: 1 }) }}><CrewPerson state="ready" doing={t('state.ready')} name="Ana Horvat" free /><CrewPerson state="talking" doing={t('state.talking')} name={t('gallery.sample_long')} free={false} /></CrewColumn>
            <CrewColumn when={t('board.in_seconds', { seconds: 30 })} gain={1} asked={t('queues.no_skill')} may={{ count: 3, word: t('queues.word_may', { count: 3 }) }} free={{ count: 1, word: t('queues.word_free', { count: 1 }) }}><CrewPerson state="offline" doing={t('state.offline')} name="Bo Jensen" free={false} /></CrewColumn>
          </CrewColumns>
        </As>
      </Shown>
      <Shown of="Spark"><Spark values={[0.6, 0.7, 0.65, 0.9]} standing="well" label="90 %" /><Spark values={[0.9, null, 0.8, 0.7]} standing="watch" label="70 %" /><Spark values={[0.8, 0.6, 0.3]} standing="breach" label="30 %" /></Shown>
      <Shown of="Figures">
        <As wide><Figures items={[{ name: t('board.waiting_now'), value: 4 }, { name: t('board.longest_wait'), value: '2:14', to: '/design?part=data' }, { name: t('board.in_target'), value: '82 %', note: t('board.target', { share: '80 %' }) }]} /></As>
        <As state="stale" wide><Figures stale items={[{ name: t('board.waiting_now'), value: 4 }, { name: t('board.longest_wait'), value: '2:14' }]} /></As>
        <As state="empty" wide><Figures items={[{ name: t('board.waiting_now'), value: '–' }, { name: t('gallery.sample_long'), value: '–' }]} /></As>
      </Shown>
      <Shown of="SmallFigures"><As wide><SmallFigures items={[{ name: t('board.answered'), value: 14 }, { name: t('board.average_wait'), value: '0:31' }]} /></As></Shown>
      <Shown of="PlayerFrame">
        <As wide><PlayerFrame playing={false} ready word={t('recording.play')} onToggle={nothing} legend={{ customer: t('contacts.customer'), agent: t('kinds.agent'), time: '0:00' }} tools={t('recording.keys')}><Waveform url={voices} speed={1} label={t('recording.position')} onPlaying={nothing} onTime={nothing} onReady={nothing} onBroken={nothing} /></PlayerFrame></As>
        <As state="waiting" wide><PlayerFrame playing={false} ready={false} word={t('recording.play')} onToggle={nothing} legend={{ customer: t('contacts.customer'), agent: t('kinds.agent'), time: '' }}>{null}</PlayerFrame></As>
      </Shown>
      <Shown of="YearView"><As wide><YearView label={t('kinds.calendar')} language={i18n.language} today="2026-01-05" chosen="2026-01-07" words={lookWords} days={dayLooks.flatMap((look, place) => [1, 2, 3].map((n) => ({ date: `2026-01-${String(place * 3 + n).padStart(2, '0')}`, look, words: lookWords[look] })))} onPick={nothing} /></As></Shown>
      <Shown of="Week"><As wide><Week label={t('kinds.calendar')} days={['08:00', '09:30', ''].map((opens, place) => ({ name: String(place + 1), spans: opens ? [{ opens, closes: '12:00' }, { opens: '13:00', closes: '24:00' }] : [], words: opens || t('calendars.closed') }))} /></As></Shown>
    </>
  );
}

function Panels() {
  const { t } = useTranslation();
  return (
    <>
      <Shown of="Panel">
        <As wide><Panel title={t('notes.title')} end={<PlainButton>{t('hand.open')}</PlainButton>}>{t('sign_in.promise')}</Panel></As>
        <As state="long" wide><Panel title={t('gallery.sample_long').repeat(3)} flush><Inset>{t('gallery.sample_long').repeat(3)}</Inset></Panel></As>
      </Shown>
      <Shown of="LanePart"><As wide><LanePart title={t('notes.title')}><Inset>{t('sign_in.promise')}</Inset></LanePart></As></Shown>
      <Shown of="Halves"><As wide><Halves><Panel title={t('notes.title')}>1</Panel><Panel title={t('recording.title')}>2</Panel></Halves></As></Shown>
    </>
  );
}

/** Tables, plots, figures, and the panels they stand in. */
export function Data() {
  return <><Tables /><Plots /><Panels /></>;
}
