import type { Opened } from './draft/useKeptDraft';
import { FaultsPanel } from './panels/FaultsPanel';
import { PublishPanel } from './panels/PublishPanel';
import { VersionsPanel } from './panels/VersionsPanel';
import { StepDrawer } from './StepDrawer';
import type { useDraftDeeds } from './useDeeds';
import type { Design } from './useDesign';
import type { OpenDrawer } from './useDrawer';
import type { Checked } from './useFaults';
import type { StepWords } from './useStepWords';

interface BesideDrawingProps {
  opened: Opened;
  design: Design;
  checked: Checked;
  words: StepWords;
  drawer: OpenDrawer;
  deeds: ReturnType<typeof useDraftDeeds>;
  sought: { id: string; turn: number } | null;
  onOpen: (id: string) => void;
  /** Opens a step's form at what is wrong there. */
  onSeek: (id: string) => void;
}

/** What is open beside the drawing: a step's form, what is wrong, publishing, or the versions. */
export function BesideDrawing({ opened: { id, live }, design, checked, words, drawer, deeds, sought, onOpen, onSeek }: BesideDrawingProps) {
  const { document } = design;
  const { close, step } = drawer;
  switch (drawer.panel) {
    case 'check': return <FaultsPanel document={document} checked={checked} onGo={onSeek} onClose={close} />;
    case 'publish': return <PublishPanel id={id} live={live} document={document} checked={checked} onFlush={deeds.flush} onPublish={deeds.publish} onFaults={() => drawer.openPanel('check')} onGo={onSeek} onClose={close} />;
    case 'versions': return <VersionsPanel id={id} compared={drawer.compared} onCompare={drawer.compare} onBack={deeds.goBack} onClose={close} />;
    default: return step !== null && <StepDrawer id={step} design={design} words={words} checked={checked} sought={sought?.id === step ? sought.turn : 0} onOpen={onOpen} onClose={close} />;
  }
}
