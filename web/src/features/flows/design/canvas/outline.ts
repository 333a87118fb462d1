import type { OutlineStep } from '~/design/canvas/OutlineList';
import type { CardFace } from '~/design/canvas/StepCard';
import { waysOf } from '../kinds/registry';
import { titleOf, type FlowDocument } from '../model/document';
import { inOrder } from '../model/ways';

/** The steps as a list, in the order a caller may come to them. */
export function outlineOf(document: FlowDocument, faces: Record<string, CardFace>): OutlineStep[] {
  return inOrder(document, waysOf).flatMap((id) => {
    const [node, face] = [document.nodes[id], faces[id]];
    if (!node || !face) return [];
    const ways = waysOf(node).map(({ path, to }, n) => ({ id: path.join('.'), word: [face.ways[n]?.cap, face.ways[n]?.word].filter(Boolean).join(' '), mark: face.ways[n]?.mark, to: to in document.nodes ? { id: to, title: titleOf(document, to) } : null }));
    return [{ id, face, ways }];
  });
}
