import { Button } from '@mantine/core';
import { IconDialpad, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Canvas, type CanvasEdge } from '../../canvas/Canvas';
import { Dock, DockColumn } from '../../canvas/Dock';
import { KindList } from '../../canvas/KindList';
import { OutlineList } from '../../canvas/OutlineList';
import { StepCard, type CardFace, type CardMark } from '../../canvas/StepCard';
import type { StepNodeType } from '../../canvas/stepNode';
import { BarEnd, Studio } from '../../canvas/Studio';
import { TestList } from '../../canvas/TestList';
import { VersionList } from '../../canvas/VersionList';
import { WayRows } from '../../canvas/WayRows';
import { TextField } from '../../form/controls';
import { As, Shown } from '../Shown';

const nothing = () => undefined;

function useSamples() {
  const { t } = useTranslation();
  const face: CardFace = {
    icon: IconDialpad, kind: t('designer.kind_menu'), title: 'Billing', gist: '1 Sales, 2 Billing', isStart: true, faults: '', hints: '', comment: '',
    ways: [{ id: 'one', cap: '1', word: 'Sales', open: false }, { id: 'two', cap: '2', word: t('designer.nowhere'), open: true }, { id: 'otherwise', word: t('designer.way_otherwise'), open: false }],
  };
  const queue: CardFace = { ...face, icon: IconStack2, kind: t('designer.kind_enqueue'), title: t('gallery.sample_long'), gist: 'Billing', isStart: false, ways: [] };
  const marks: Record<CardMark, string> = { added: t('designer.mark_added'), removed: t('designer.mark_removed'), changed: t('designer.mark_changed'), moved: t('designer.mark_moved') };
  return { face, queue, marks };
}

function Cards() {
  const { t } = useTranslation();
  const { face, queue, marks } = useSamples();
  const card = (of: CardFace, chosen = false) => <StepCard face={of} chosen={chosen} inTab />;
  return (
    <Shown of="StepCard">
      <As>{card(face)}</As><As state="chosen">{card(face, true)}</As><As state="long">{card({ ...queue, comment: t('designer.field_comment') })}</As>
      <As state="wrong">{card({ ...face, faults: t('designer.faults', { count: 2 }) })}</As><As state="waiting">{card({ ...face, hints: t('designer.hints', { count: 1 }) })}</As>
      <As state="chosen">{card({ ...face, stands: t('designer.stands_here'), ways: face.ways.map((way, n) => ({ ...way, mark: n === 0 ? { is: 'walked' as const, word: t('designer.way_walked') } : n === 2 ? { is: 'untried' as const, word: t('designer.way_untried') } : undefined })) })}</As>
      {(Object.keys(marks) as CardMark[]).map((is) => <As key={is} state="changed">{card({ ...queue, mark: { is, word: marks[is] } })}</As>)}
    </Shown>
  );
}

function Pieces() {
  const { t } = useTranslation();
  const { face, queue } = useSamples();
  const steps = [{ id: 'menu', face: { ...face, faults: t('designer.faults', { count: 1 }) }, ways: [{ id: 'one', word: '1 Sales', to: { id: 'queue', title: queue.title } }, { id: 'two', word: '2', to: null }] }, { id: 'queue', face: { ...queue, hints: t('designer.hints', { count: 1 }) }, ways: [] }];
  const kinds = [{ id: 'talk', word: t('designer.group_talk'), kinds: [{ id: 'menu', icon: IconDialpad, word: t('designer.kind_menu'), about: t('designer.about_menu') }] }];
  const version = { id: 14, name: t('designer.version', { version: 14 }), live: t('designer.live'), note: t('designer.note'), line: 'Ana Horvat', chosen: false, actions: <Button size="xs">{t('designer.compare')}</Button> };
  return (
    <>
      <Shown of="OutlineList"><As wide><OutlineList label={t('designer.outline')} steps={steps} chosen="menu" nowhere={t('designer.nowhere')} onOpen={nothing} /></As></Shown>
      <Shown of="KindList"><As><KindList groups={kinds} onAdd={nothing} /></As></Shown>
      <Shown of="VersionList"><As wide><VersionList label={t('designer.versions')} items={[version, { ...version, id: 13, live: '', chosen: true }]} /></As></Shown>
      <Shown of="Dock"><As wide still><Dock title={t('designer.try_out')} line={t('designer.try_out_text')} close={t('common.close')} onClose={nothing}><DockColumn label={t('designer.try_keypad')}>{t('designer.try_keypad')}</DockColumn><DockColumn label={t('designer.try_out')} main length={1}>{t('designer.try_begins')}</DockColumn><DockColumn label={t('designer.try_known')}>{t('designer.try_known')}</DockColumn></Dock></As></Shown>
      <Shown of="TestList"><As wide><TestList label={t('designer.tests')} busy={false} items={(['passed', 'failed', 'unknown'] as const).map((is) => ({ id: is, name: 'Billing', is, word: t(`designer.test_${is}`), failures: is === 'failed' ? [t('gallery.sample_long')] : [], actions: <Button size="xs">{t('designer.test_try')}</Button> }))} /></As></Shown>
      <Shown of="WayRows"><As wide><WayRows label={t('designer.field_choices')} onRemove={nothing} rows={[{ id: '1', remove: t('designer.remove_key', { key: '1' }), fields: <TextField label={t('designer.key_label')} value="Sales" onChange={nothing} /> }]} /></As></Shown>
    </>
  );
}

/** What flows are drawn with. */
export function Drawings() {
  const { t } = useTranslation();
  const { face, queue } = useSamples();
  const node = (id: string, x: number, of: CardFace): StepNodeType => ({ id, type: 'step', position: { x, y: 0 }, data: { face: of, chosen: false, inTab: false }, initialWidth: 232, initialHeight: 140 });
  const edges: CanvasEdge[] = [{ id: 'one', from: 'menu', way: 'one', to: 'queue', word: 'Sales' }];
  return (
    <>
      <Cards />
      <Shown of="Canvas"><As framed="tall" still><Canvas label={t('designer.drawing')} nodes={[node('menu', 0, face), node('queue', 320, queue)]} edges={edges} readOnly /></As></Shown>
      <Shown of="Studio"><As framed="tall" still><Studio paletteLabel={t('designer.palette')} palette={t('designer.palette')} bar={<BarEnd><Button variant="filled">{t('designer.publish')}</Button></BarEnd>}>{t('designer.drawing')}</Studio></As></Shown>
      <Pieces />
    </>
  );
}
