import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Canvas } from '~/design/canvas/Canvas';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import { useFaces } from './canvas/useFaces';
import { useCanvasNodes } from './canvas/useCanvasNodes';
import { readDifference, readVersion } from './draft/api';
import { waysOf } from './kinds/registry';
import { bothIn, type Mark } from './model/compare';
import type { FlowDocument } from './model/document';
import { placesOf } from './model/layout';
import type { StepWords } from './useStepWords';

interface ComparisonProps {
  id: string;
  version: number;
  /** What is drawn, and whether it is the draft or what is live. */
  document: FlowDocument;
  isDraft: boolean;
  words: StepWords;
  /** Sends what is not saved yet. */
  onFlush: () => Promise<unknown>;
}

const nothing = () => undefined;

/** An older version and what is drawn in one picture: added, removed, changed, each by its edge, its sign and its word. */
export function Comparison({ id, version, document, isDraft, words, onFlush }: ComparisonProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['flow', id, 'difference', version, document], gcTime: 0, retry: false,
    queryFn: async () => {
      await onFlush();
      const [older, difference] = await Promise.all([readVersion(id, version), readDifference(id, version, isDraft ? 'draft' : 'live')]);
      return bothIn(older.document, document, difference);
    },
  });
  if (error) return <ProblemNote error={error} />;
  return data ? <Picture label={t('designer.compared', { version })} document={data.document} marks={data.marks} words={words} /> : null;
}

function Picture({ label, document, marks, words }: { label: string; document: FlowDocument; marks: Record<string, Mark>; words: StepWords }) {
  const { faces, edges } = useFaces(document, words, null, marks);
  const { nodes, onNodes } = useCanvasNodes({ places: placesOf(document, waysOf), faces, chosen: [], inTab: null, handlers: () => ({}), onChoose: nothing });
  const drawn = edges.map((edge) => ({ ...edge, ...((marks[edge.from] === 'removed' || marks[edge.to] === 'removed') && { mark: 'removed' as const }) }));
  return <Canvas label={label} nodes={nodes} edges={drawn} readOnly onNodes={onNodes} over={<Note>{label}</Note>} />;
}
