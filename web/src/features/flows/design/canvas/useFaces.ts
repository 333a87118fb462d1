import { useTranslation } from 'react-i18next';
import type { CardFace, WayMark } from '~/design/canvas/StepCard';
import type { CanvasEdge } from '~/design/canvas/Canvas';
import { kindOf, waysOf } from '../kinds/registry';
import type { Mark } from '../model/compare';
import { titleOf, type FlowDocument } from '../model/document';
import type { Checked } from '../useFaults';
import type { StepWords } from '../useStepWords';

/** Where the made-up caller stands, and which ways they took or no test takes. */
export interface Walk {
  stands: string | null;
  ways: (node: string, way: string) => WayMark | undefined;
}

/** What is drawn of each step, and of the ways between them. */
export function useFaces(document: FlowDocument, words: StepWords, checked: Checked | null, marks: Record<string, Mark> = {}, walk: Walk | null = null): { faces: Record<string, CardFace>; edges: CanvasEdge[] } {
  const { t } = useTranslation();
  const markWord: Record<Mark, string> = { added: t('designer.mark_added'), removed: t('designer.mark_removed'), changed: t('designer.mark_changed'), moved: t('designer.mark_moved') };
  const wayWord: Record<WayMark, string> = { walked: t('designer.way_walked'), untried: t('designer.way_untried') };
  const faces: Record<string, CardFace> = {};
  const edges: CanvasEdge[] = [];
  for (const [id, node] of Object.entries(document.nodes)) {
    const ways = waysOf(node).map(({ path, to }) => ({ id: path.join('.'), to, ...words.way(document, node, path) }));
    const { troubles, hints } = checked?.of(id) ?? { troubles: [], hints: [] };
    const mark = marks[id];
    faces[id] = {
      icon: kindOf(node.kind).icon, kind: words.kind(node.kind), title: titleOf(document, id), gist: words.gist(node), comment: node.comment ?? '',
      isStart: id === document.start,
      ways: ways.map(({ to, ...way }) => { const is = walk?.ways(id, way.id); return { ...way, open: !(to in document.nodes), mark: is && { is, word: wayWord[is] } }; }),
      faults: troubles.length ? t('designer.faults', { count: troubles.length }) : '', hints: hints.length ? t('designer.hints', { count: hints.length }) : '',
      mark: mark && { is: mark, word: markWord[mark] }, stands: walk?.stands === id ? t('designer.stands_here') : undefined,
    };
    for (const { id: way, to, word } of ways) if (to in document.nodes) edges.push({ id: `${id} ${way}`, from: id, way, to, word: `${titleOf(document, id)}: ${word} → ${titleOf(document, to)}`, mark: walk?.ways(id, way) });
  }
  return { faces, edges };
}
