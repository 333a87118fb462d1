import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { Canvas, type CanvasEdge, type Sought } from '~/design/canvas/Canvas';
import type { CardFace } from '~/design/canvas/StepCard';
import { blankNode, waysOf } from '../kinds/registry';
import { neighbour, type Direction } from '../model/neighbour';
import { placesOf } from '../model/layout';
import type { Design } from '../useDesign';
import { deedOf } from './keys';
import { useCanvasNodes } from './useCanvasNodes';

interface FlowCanvasProps {
  label: string;
  design: Design;
  faces: Record<string, CardFace>;
  edges: CanvasEdge[];
  chosenEdge: string | null;
  sought: Sought | null;
  over?: ReactNode;
  onEdge: (id: string | null) => void;
  onOpen: (id: string) => void;
  onLeave: () => void;
}

const pushBy = 16;
const pushes: Record<Direction, [number, number]> = { left: [-pushBy, 0], right: [pushBy, 0], up: [0, -pushBy], down: [0, pushBy] };

/** The drawing of the flow that is being edited: mouse and keys on it. */
export function FlowCanvas({ label, design, faces, edges, chosenEdge, sought, over, onEdge, onOpen, onLeave }: FlowCanvasProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { document, chosen } = design;
  const places = placesOf(document, waysOf);
  const inTab = chosen[0] ?? (document.start in document.nodes ? document.start : Object.keys(document.nodes)[0] ?? null);
  const focus = (id: string) => box.current?.querySelector<HTMLElement>(`[data-id="${id}"] [data-step]`)?.focus();
  const canvas = useCanvasNodes({
    places, faces, chosen, inTab, onChoose: design.choose,
    handlers: (id) => ({
      onPress: ({ shiftKey, ctrlKey, metaKey }) => { if (!shiftKey && !ctrlKey && !metaKey) { design.choose([id]); onEdge(null); onOpen(id); } },
      onKey: (event) => {
        const deed = deedOf(event);
        if (!deed || typeof deed === 'string') return;
        event.preventDefault();
        if ('push' in deed) {
          const ids = chosen.includes(id) ? chosen : [id];
          const [dx, dy] = pushes[deed.push];
          design.move({ ...places, ...Object.fromEntries(ids.map((each) => { const [x, y] = places[each] ?? [0, 0]; return [each, [x + dx, y + dy]]; })) });
          return;
        }
        const next = neighbour(places, id, deed.go);
        if (next) { design.choose([next]); focus(next); }
      },
    }),
  });
  const lead = (from: string, way: string, to: string) => { design.lead(from, way.split('.'), to); announce(t('designer.led', { from: faces[from]?.title ?? from, to: faces[to]?.title ?? to })); };
  return (
    <Canvas at={box} label={label} nodes={canvas.nodes} edges={edges} chosenEdge={chosenEdge} sought={sought} over={over}
      onNodes={canvas.onNodes} onMoved={(moved) => { design.move({ ...places, ...moved }); canvas.settle(); }} onWay={lead} onEdge={(id) => { onEdge(id); if (id) design.choose([]); }}
      onEmpty={onLeave} onDrop={(kind, [x, y]) => { const id = design.add({ ...blankNode(kind), at: [Math.round(x), Math.round(y)] }); onOpen(id); }} />
  );
}
