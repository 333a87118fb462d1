import { Button } from '@mantine/core';
import { IconHeadset, IconLayoutBoard, IconList, IconPhone, IconSearch, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerBeside, DrawerPart, FieldRow } from '../../Drawer';
import { DrawerTabs } from '../../DrawerTabs';
import { Empty } from '../../Empty';
import { Figures } from '../../Figures';
import { Frame, Roomy, Slot } from '../../Frame';
import { PrintedLine } from '../../PrintedLine';
import { Icon } from '../../Icon';
import { Panel } from '../../Panel';
import { TextField } from '../../form/controls';
import { CardGrid, SettingCard } from '../../patterns/CardGrid';
import { Entrance } from '../../patterns/Entrance';
import { Beside, Guide, GuideForm } from '../../patterns/Guide';
import { Palette } from '../../patterns/Palette';
import { HeadEnd, ListDrawer } from '../../patterns/ListDrawer';
import { Overview } from '../../patterns/Overview';
import { ReadyCard } from '../../patterns/ReadyCard';
import { Column, FilterRow, Page, PageHead, Prose, StoryColumns } from '../../patterns/Story';
import { Wall, type WallRow } from '../../patterns/Wall';
import { Alert, StateCount, StateCounts, WaitingList, WaitingRow, Watch } from '../../patterns/Watch';
import { Tile, Tiles } from '../../patterns/Tiles';
import { CardGroup, FootHead, LaneHead, Work, WorkCard } from '../../patterns/Work';
import { As, Shown } from '../Shown';

const nothing = () => undefined;
const here = '/design?part=frames';

function DrawerShown() {
  const { t } = useTranslation();
  return (
    <Drawer of="billing" title="Billing" line={t('desk.queue')} onClose={nothing} onPrevious={nothing} onNext={nothing} foot={<Button variant="filled">{t('setup.save')}</Button>}
      tabs={<DrawerTabs label="Billing" at="general" onGo={nothing} items={[{ id: 'general', word: t('queues.general'), changed: true }, { id: 'changes', word: t('setup.changes'), count: 4 }]} />}>
      <DrawerPart title={t('queues.general')} meta={t('setup.no_changes')}><FieldRow><TextField label={t('field.name')} value="Billing" onChange={nothing} /><TextField label={t('field.id')} value="billing" onChange={nothing} disabled /></FieldRow></DrawerPart>
    </Drawer>
  );
}

function StudioShown() {
  const { t } = useTranslation();
  const items = [{ id: 'general', word: t('queues.general'), changed: true }, { id: 'who', word: t('queues.who'), faults: 2 }, { id: 'changes', word: t('setup.changes'), count: 4 }];
  return (
    <Drawer of="billing" title="Billing" onClose={nothing} foot={<Button variant="filled">{t('setup.save')}</Button>} tabs={<DrawerTabs upright label="Billing" at="who" onGo={nothing} items={items} below={t('setup.no_changes')} />}
      beside={<DrawerBeside label={t('queues.preview')}><DrawerPart title={t('queues.preview')}>{t('queues.preview_text')}</DrawerPart></DrawerBeside>}>
      <DrawerPart title={t('queues.who')}><TextField label={t('field.name')} value="Billing" onChange={nothing} /></DrawerPart>
    </Drawer>
  );
}

function WatchParts() {
  const { t } = useTranslation();
  const tile = (id: string, state: 'ready' | 'talking', late: boolean, name: string) => <Tile id={id} to={here} state={state} name={name} time="2:14" line={t(`state.${state}`)} late={late} menu={t('hand.act')} opened={false} onMenu={nothing} />;
  const tiles = <Tiles label={t('board.agents')} ids={['Ana Horvat', 'Bo Jensen', t('gallery.sample_long')]}>{(name) => tile(name, name === 'Bo Jensen' ? 'talking' : 'ready', name === 'Bo Jensen', name)}</Tiles>;
  const counts = <StateCounts><StateCount state="ready" count={4} word={t('state.ready')} to={here} chosen={false} /><StateCount state="talking" count={9} word={t('state.talking')} to={here} chosen /></StateCounts>;
  const waiting = <WaitingList label={t('board.waiting')}><WaitingRow name="+386 1 555 01 00" queue="Billing" time="2:14" to={here} /></WaitingList>;
  const needs = <ul><Alert standing="breach" title={t('board.longest_wait')} actions={<Button size="xs">{t('hand.open')}</Button>}>Billing</Alert><Alert standing="watch" title={t('board.in_target')} /></ul>;
  return (
    <>
      <Shown of="Tiles"><As wide>{tiles}</As></Shown>
      <Shown of="StateCounts"><As wide>{counts}</As></Shown>
      <Shown of="WaitingList"><As wide>{waiting}</As></Shown>
      <Shown of="Alert"><As wide>{needs}</As></Shown>
      <Shown of="Watch"><As framed="tall" still><Watch strip={<Figures items={[{ name: t('board.waiting_now'), value: 4 }, { name: t('board.longest_wait'), value: '2:14' }]} />} table={<Panel title={t('board.queues')}>Billing</Panel>} floor={<Panel title={t('board.agents')} end={counts}>{tiles}</Panel>} waiting={<Panel title={t('board.waiting')} flush>{waiting}</Panel>} needs={<Panel title={t('board.needs')} flush>{needs}</Panel>} /></As></Shown>
    </>
  );
}

function Pages() {
  const { t } = useTranslation();
  const items = [{ to: '/board', icon: IconLayoutBoard, word: t('nav.board'), count: 2 }, { to: here, icon: IconList, word: t('nav.contacts'), group: t('nav.set_up') }];
  const steps = [{ to: here, title: t('welcome.organisation'), state: 'done' as const, word: t('welcome.is_done') }, { to: '/welcome/queue', title: t('welcome.queue'), state: 'skipped' as const, word: t('welcome.is_skipped') }, { to: '/welcome/agent', title: t('welcome.agent'), state: 'open' as const, word: t('welcome.is_open') }];
  return (
    <>
      <Shown of="PrintedLine"><As wide><PrintedLine line={() => t('sign_in.promise')} />{t('gallery.on_paper')}</As></Shown>
      <Shown of="Frame"><As framed="tall" still><Frame nav={{ label: t('nav.main'), items, foot: null }} title={<Slot at={nothing} />} tools={<Roomy>{t('nav.all_settings')}</Roomy>} skip={[]}><Page><Panel title={t('nav.contacts')}>{t('sign_in.promise')}</Panel></Page></Frame></As></Shown>
      <Shown of="Work"><As framed="tall" still><Work leftLabel={t('desk.my_work')} rightLabel={t('notes.title')} left={<><LaneHead title={t('desk.my_work')} /><CardGroup title={t('desk.live')} count="1"><WorkCard icon={<Icon of={IconPhone} />} title="Ana Horvat" line="Billing" when="2:14" here /></CardGroup></>} leftFoot={<FootHead title={t('desk.my_day')} end={t('desk.day_details')} />} right={<LaneHead title={t('notes.title')} />} foot={<Button>{t('setup.save')}</Button>}><Panel title={t('notes.title')}>{t('sign_in.promise')}</Panel></Work></As></Shown>
      <Shown of="ListDrawer"><As framed="tall" still><ListDrawer head={<HeadEnd><Button variant="filled">{t('setup.new', { what: t('kinds.queue') })}</Button></HeadEnd>} list={<Panel>Billing</Panel>} drawer={<DrawerShown />} /></As></Shown>
      <Shown of="Drawer"><As framed="tall" still><DrawerShown /></As></Shown>
      <Shown of="DrawerBeside"><As framed="tall" still><StudioShown /></As></Shown>
      <Shown of="Overview"><As framed="low" still><Overview><Panel title={t('figures.title')}>82 %</Panel></Overview></As></Shown>
      <Shown of="StoryColumns"><As framed="low" still><Page><PageHead>{t('contacts.title')}</PageHead><FilterRow><TextField label={t('field.name')} value="" onChange={nothing} /></FilterRow><StoryColumns><Column><Panel>1</Panel></Column><Panel>2</Panel><Panel>3</Panel></StoryColumns></Page></As></Shown>
      <Shown of="Prose"><As wide><Prose>{t('sign_in.promise')}</Prose></As></Shown>
      <Shown of="Palette"><As framed="tall" still><Palette still label={t('palette.title')} hint={t('palette.hint')} help={t('palette.help')} query="" onQuery={nothing} at={0} onAt={nothing} onChoose={nothing} onClose={nothing} status={t('palette.count', { count: 2 })}
        entries={[{ id: '1', group: t('palette.actions'), icon: IconSearch, word: t('own.go_ready'), keyName: 'R' }, { id: '2', group: t('palette.pages'), icon: IconSearch, word: t('kinds.queues'), line: t('overview.queues') }]} /></As></Shown>
      <Shown of="Guide"><As framed="tall" still><Guide label={t('welcome.steps')} steps={steps} at="/welcome/agent"><GuideForm title={t('welcome.agent')} intro={t('welcome.agent_intro')} foot={<Button variant="filled">{t('welcome.save')}</Button>} onSubmit={nothing}><Beside end={<Button>{t('welcome.hear')}</Button>}><TextField label={t('welcome.their_name')} value="Ana Horvat" onChange={nothing} /></Beside></GuideForm></Guide></As></Shown>
      <Shown of="Entrance"><As framed="tall" still><Entrance slogan={t('sign_in.slogan')} promise={t('sign_in.promise')} corner={null} foot={null}><TextField label={t('sign_in.login')} value="" onChange={nothing} /></Entrance></As></Shown>
    </>
  );
}

function WallShown() {
  const { t } = useTranslation();
  const rows: WallRow[] = (['well', 'watch', 'breach'] as const).map((standing, place) => ({ id: standing, name: ['Billing', 'Sales', t('gallery.sample_long')][place] ?? '', waiting: place * 4, longest: `${place}:14`, share: `${90 - place * 25} %`, standing, words: '', sign: place ? undefined : `${t('board.closed')} · 15:00` }));
  return <Wall title={t('wall.title')} time="14:05" controls={{ full: t('wall.open'), onFull: nothing, leave: t('common.close'), to: here }} heads={{ queue: t('board.queue'), waiting: t('wall.waiting'), longest: t('board.longest'), share: '%' }} rows={rows} states={[{ state: 'ready', count: 4, word: t('state.ready') }, { state: 'talking', count: 9, word: t('state.talking') }]} foot={t('board.live')} stale={false} />;
}

/** The frame, the kinds of page, and what only they have. */
export function Frames() {
  const { t } = useTranslation();
  return (
    <>
      <Shown of="ReadyCard">{(['ready', 'not_ready', 'offline'] as const).map((state) => <As key={state} wide><ReadyCard state={state} title={t(`state.${state}`)} line={t('desk.no_contact')} problem={null}><Button>{t('own.go_ready')}</Button></ReadyCard></As>)}</Shown>
      <Shown of="CardGrid"><As wide><CardGrid><SettingCard to="/queues" icon={IconStack2} title={t('kinds.queues')} count={4} wrong={0} wrongWords="">{t('overview.queues')}</SettingCard><SettingCard to="/agents" icon={IconHeadset} title={t('kinds.agents')} count={undefined} wrong={1} wrongWords={t('trouble.queue_without_agents')}>{t('overview.agents')}</SettingCard></CardGrid></As></Shown>
      <WatchParts />
      <Shown of="Wall"><As framed="tall" still><WallShown /></As></Shown>
      <Pages />
      <Shown of="Empty"><As framed="low" still><Page><Panel><Empty icon={IconList} title={t('queues.empty')}>{t('queues.empty_text')}</Empty></Panel></Page></As></Shown>
    </>
  );
}
