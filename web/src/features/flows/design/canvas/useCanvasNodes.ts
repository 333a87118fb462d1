import type { NodeChange } from '@xyflow/react';
import { useState } from 'react';
import type { StepNodeType } from '~/design/canvas/stepNode';
import type { CardFace } from '~/design/canvas/StepCard';
import type { Point } from '../model/edit';

interface Shown {
  /** Where it is while it is dragged. */
  position?: { x: number; y: number };
  measured?: { width: number; height: number };
}

type Handlers = Pick<StepNodeType['data'], 'onKey' | 'onFocus' | 'onPress'>;

interface Given {
  places: Record<string, Point>;
  faces: Record<string, CardFace>;
  chosen: string[];
  inTab: string | null;
  handlers: (id: string) => Handlers;
  onChoose: (ids: string[]) => void;
}

/** The steps as the canvas wants them. Where they are dragged to is known here until they are let go. */
export function useCanvasNodes({ places, faces, chosen, inTab, handlers, onChoose }: Given): { nodes: StepNodeType[]; onNodes: (changes: NodeChange<StepNodeType>[]) => void; settle: () => void } {
  const [shown, setShown] = useState<Record<string, Shown>>({});
  const nodes = Object.entries(faces).map(([id, face]): StepNodeType => {
    const [x, y] = places[id] ?? [0, 0];
    const { position, measured } = shown[id] ?? {};
    return { id, type: 'step', position: position ?? { x, y }, ...(measured && { measured }), selected: chosen.includes(id), data: { face, chosen: chosen.includes(id), inTab: id === inTab, ...handlers(id) } };
  });
  const onNodes = (changes: NodeChange<StepNodeType>[]) => {
    const picked = new Set(chosen);
    const next = { ...shown };
    let moves = false;
    for (const change of changes) {
      if (change.type === 'select') { if (change.selected) picked.add(change.id); else picked.delete(change.id); }
      if (change.type === 'position' && change.position) { next[change.id] = { ...next[change.id], position: change.position }; moves = true; }
      if (change.type === 'dimensions' && change.dimensions) { next[change.id] = { ...next[change.id], measured: change.dimensions }; moves = true; }
    }
    if (moves) setShown(next);
    if (picked.size !== chosen.length || chosen.some((id) => !picked.has(id))) onChoose([...picked]);
  };
  const settle = () => setShown((last) => Object.fromEntries(Object.entries(last).map(([id, { measured }]) => [id, measured ? { measured } : {}])));
  return { nodes, onNodes, settle };
}
