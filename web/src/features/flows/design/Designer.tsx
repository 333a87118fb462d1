import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutlineList } from '~/design/canvas/OutlineList';
import { Studio } from '~/design/canvas/Studio';
import { toast } from '~/design/Toast';
import { useCommand } from '~/keys/useCommand';
import { useKnown } from '~/setup/known';
import { BesideDrawing } from './BesideDrawing';
import { FlowCanvas } from './canvas/FlowCanvas';
import { outlineOf } from './canvas/outline';
import { useFaces } from './canvas/useFaces';
import { Comparison } from './Comparison';
import { DesignerBar } from './DesignerBar';
import { DraftClash } from './DraftClash';
import { useKeeper, type Opened } from './draft/useKeptDraft';
import { MoreMenu } from './MoreMenu';
import { Palette } from './Palette';
import { StandingWord } from './StandingWord';
import { callOf } from './model/tests';
import { useDraftCall } from './tryout/useDraftCall';
import { useTests } from './tryout/useTests';
import { useTryOut } from './tryout/useTryOut';
import { useStandsAt, useWalk } from './tryout/useWalk';
import { useDraftDeeds, useStepDeeds } from './useDeeds';
import { useDesign } from './useDesign';
import { useDesignerKeys } from './useDesignerKeys';
import { useDrawer } from './useDrawer';
import { useFaults } from './useFaults';
import { useStepWords } from './useStepWords';

const TryOutDock = lazy(async () => ({ default: (await import('./tryout/TryOutDock')).TryOutDock }));

/** A flow while it is drawn: tools, palette, drawing or outline, and what is open beside it. */
export function Designer({ opened, onReopen }: { opened: Opened; onReopen: () => Promise<unknown> }) {
  const { t, i18n } = useTranslation();
  const { id, live } = opened;
  const { keeper, standing, refusal } = useKeeper(opened);
  const design = useDesign(opened.unsaved?.document ?? opened.draft?.document ?? live, useCallback((next) => keeper.change(next), [keeper]));
  const words = useStepWords(useKnown());
  const { document } = design;
  const checked = useFaults(id, document);
  const drawer = useDrawer();
  const sound = checked.fresh && checked.troubles.length === 0;
  const tests = useTests(document, sound);
  const tryOut = useTryOut(document, i18n.language, drawer.trying && sound);
  const draftCall = useDraftCall(document, tryOut.call);
  const course = drawer.trying ? (draftCall.active ? draftCall : tryOut).course : undefined;
  const walk = useWalk(course, drawer.panel === 'tests' ? tests.tested : undefined);
  const { faces, edges } = useFaces(document, words, checked, undefined, walk);
  const [edge, setEdge] = useState<string | null>(null);
  const [sought, setSought] = useState<{ id: string; turn: number } | null>(null);
  const standsAt = useStandsAt(course);
  const draftDeeds = useDraftDeeds(opened, keeper, drawer, onReopen);
  const deeds = useStepDeeds(design, edges, edge, drawer);
  const isDraft = standing !== 'saved' || keeper.revision > 0;
  const openStep = (step: string) => { design.choose([step]); drawer.openStep(step); };
  const seek = (step: string) => { openStep(step); setSought((last) => ({ id: step, turn: (last?.turn ?? 0) + 1 })); };
  const add = (kind: string) => { const step = deeds.add(kind); drawer.openStep(step); setSought({ id: step, turn: 0 }); };
  const leave = () => { design.choose([]); setEdge(null); if (drawer.step) drawer.close(); };
  useDesignerKeys({ design, onRemove: (focused) => { deeds.remove(focused); setEdge(null); }, onLeave: leave, onPasted: (held) => { if (!held) toast(t('designer.nothing_to_paste')); } });
  useCommand('save', () => void draftDeeds.flush());
  const beside = (drawer.panel !== null || (drawer.step !== null && drawer.step in document.nodes))
    && <BesideDrawing opened={opened} design={design} isDraft={isDraft} checked={checked} words={words} drawer={drawer} deeds={draftDeeds} sought={sought} tests={tests} onTry={(test) => { if (test) { draftCall.leave(); tryOut.begin(callOf(test)); } drawer.setTrying(true); }} onOpen={openStep} onSeek={seek} />;
  const more = <MoreMenu id={id} document={document} onImport={(next) => design.change(next)} onDiscard={isDraft ? () => void draftDeeds.discard() : null} />;
  return (
    <Studio paletteLabel={t('designer.palette')} drawer={beside} palette={drawer.compared === null && <Palette words={words} onAdd={add} />}
      under={drawer.trying && <Suspense fallback={null}><TryOutDock design={design} checked={checked} words={words} tryOut={tryOut} live={draftCall} onOpen={openStep} onFaults={() => drawer.openPanel('check')} onClose={() => { draftCall.leave(); drawer.setTrying(false); }} /></Suspense>}
      bar={<DesignerBar design={design} checked={checked} drawer={drawer} tests={tests} standing={<StandingWord standing={standing} isDraft={isDraft} />} more={more} />}
      over={standing === 'clash' && <DraftClash id={id} keeper={keeper} refusal={refusal} onReopen={onReopen} />}>
      {drawer.compared !== null ? <Comparison id={id} version={drawer.compared} document={document} isDraft={isDraft} words={words} onFlush={draftDeeds.flush} />
        : drawer.outline ? <OutlineList label={t('designer.outline')} steps={outlineOf(document, faces)} chosen={drawer.step} nowhere={t('designer.nowhere')} onOpen={openStep} />
          : <FlowCanvas label={t('designer.drawing')} design={design} faces={faces} edges={edges} chosenEdge={edge} sought={standsAt ?? sought} onEdge={setEdge} onOpen={openStep} onLeave={leave} />}
    </Studio>
  );
}
