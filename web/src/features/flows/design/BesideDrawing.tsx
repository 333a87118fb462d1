import type { Opened } from './draft/useKeptDraft';
import type { FlowTest } from './model/tests';
import { FaultsPanel } from './panels/FaultsPanel';
import { PublishPanel } from './panels/PublishPanel';
import { TestsPanel } from './panels/TestsPanel';
import { VersionsPanel } from './panels/VersionsPanel';
import { StepDrawer } from './StepDrawer';
import type { FlowTests } from './tryout/useTests';
import type { useDraftDeeds } from './useDeeds';
import type { Design } from './useDesign';
import type { OpenDrawer } from './useDrawer';
import type { Checked } from './useFaults';
import type { StepWords } from './useStepWords';

interface BesideDrawingProps {
  opened: Opened;
  design: Design;
  isDraft: boolean;
  checked: Checked;
  words: StepWords;
  drawer: OpenDrawer;
  deeds: ReturnType<typeof useDraftDeeds>;
  sought: { id: string; turn: number } | null;
  tests: FlowTests;
  /** Makes the call of a test in the drawing; null: one of one's own. */
  onTry: (test: FlowTest | null) => void;
  onOpen: (id: string) => void;
  /** Opens a step's form at what is wrong there. */
  onSeek: (id: string) => void;
}

/** What is open beside the drawing: a step's form, what is wrong, the tests, publishing, or the versions. */
export function BesideDrawing({ opened: { id, live }, design, isDraft, checked, words, drawer, deeds, sought, tests, onTry, onOpen, onSeek }: BesideDrawingProps) {
  const { document } = design;
  const { close, step } = drawer;
  switch (drawer.panel) {
    case 'check': return <FaultsPanel document={document} checked={checked} onGo={onSeek} onClose={close} />;
    case 'publish': return <PublishPanel id={id} live={live} document={document} isDraft={isDraft} checked={checked} onFlush={deeds.flush} onPublish={deeds.publish} tests={tests} onFaults={() => drawer.openPanel('check')} onTests={() => drawer.openPanel('tests')} onGo={onSeek} onClose={close} />;
    case 'tests': return <TestsPanel design={design} tests={tests} onTry={onTry} onTryOut={() => onTry(null)} onClose={close} />;
    case 'versions': return <VersionsPanel id={id} compared={drawer.compared} onCompare={drawer.compare} onBack={deeds.goBack} onClose={close} />;
    default: return step !== null && <StepDrawer id={step} design={design} words={words} checked={checked} sought={sought?.id === step ? sought.turn : 0} onOpen={onOpen} onClose={close} />;
  }
}
