import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import { Background, Controls, MiniMap, ReactFlow, Handle, Position, ReactFlowProvider, useReactFlow, useStore, type Connection, type Edge, type NodeChange, type NodeProps } from '@xyflow/react';
import { useEffect, type DragEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import looks from './Canvas.module.css';
import { kindCarried } from './KindList';
import { StepCard } from './StepCard';
import type { StepNodeType } from './stepNode';

type Place = [number, number];

export interface CanvasEdge {
  id: string;
  from: string;
  way: string;
  to: string;
  /** What the way is called. */
  word: string;
  /** Of two versions, of a caller who is made up, or of the tests. */
  mark?: 'added' | 'removed' | 'walked' | 'untried' | undefined;
}

/** Another turn brings it again; what is followed stays in sight when the room changes. */
export interface Sought {
  id: string;
  turn: number;
  followed?: boolean;
}

export interface CanvasProps {
  /** The element around it. */
  at?: Ref<HTMLDivElement>;
  label: string;
  nodes: StepNodeType[];
  edges: CanvasEdge[];
  chosenEdge?: string | null;
  /** The node to bring into sight. */
  sought?: Sought | null;
  readOnly?: boolean;
  over?: ReactNode;
  onNodes?: (changes: NodeChange<StepNodeType>[]) => void;
  onMoved?: (places: Record<string, Place>) => void;
  onWay?: (from: string, way: string, to: string) => void;
  onEdge?: (id: string | null) => void;
  onEmpty?: () => void;
  onDrop?: (kind: string, at: Place) => void;
}

/** A step in the drawing: ways come in at its beginning, and each way out begins at its line. */
function StepNode({ data: { face, chosen, inTab, onPress, onKey, onFocus } }: NodeProps<StepNodeType>) {
  return (
    <StepCard face={face} chosen={chosen} inTab={inTab} {...(onPress && { onPress })} {...(onKey && { onKey })} {...(onFocus && { onFocus })}
      entrance={<Handle type="target" position={Position.Left} />} exit={({ id }) => <Handle type="source" position={Position.Right} id={id} />} />
  );
}

const nodeTypes = { step: StepNode };
const fitting = { padding: 0.12, maxZoom: 1, minZoom: 0.35 };
const quickMs = 180;

/** The drawing of a flow: it is moved, enlarged, and its steps dragged and joined. */
export function Canvas(props: CanvasProps) {
  return <ReactFlowProvider><Drawing {...props} /></ReactFlowProvider>;
}

const dashes = { added: undefined, removed: '6 4', walked: undefined, untried: '2 5' };
const noNodes = () => undefined;

function Drawing({ at, label, nodes, edges, chosenEdge, sought, readOnly = false, over, onNodes, onMoved, onWay, onEdge, onEmpty, onDrop }: CanvasProps) {
  const { t } = useTranslation();
  const flow = useReactFlow<StepNodeType>();
  const scheme = useComputedColorScheme('light');
  const room = useStore(({ width, height }) => (sought?.followed ? `${width} ${height}` : ''));
  useEffect(() => {
    const node = sought && flow.getInternalNode(sought.id);
    if (!node) return;
    const { x, y } = node.internals.positionAbsolute;
    void flow.setCenter(x + 116, y + 60, { zoom: Math.max(flow.getZoom(), 0.6), duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : quickMs });
  }, [flow, sought, room]);
  const drawn = edges.map(({ id, from, way, to, word, mark }): Edge => ({
    id, source: from, sourceHandle: way, target: to, type: 'default', selected: id === chosenEdge, ariaLabel: word, focusable: false,
    ...(mark && { className: mark, style: { strokeDasharray: dashes[mark] } }), ...((mark === 'added' || mark === 'removed') && { label: word }),
    markerEnd: { type: 'arrowclosed' as never, width: 16, height: 16, color: mark === 'walked' ? 'var(--brand-text)' : 'var(--text-3)' },
  }));
  const dropped = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(kindCarried);
    if (!kind || readOnly) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    onDrop?.(kind, [x, y]);
  };
  const carried = (event: DragEvent) => { if (event.dataTransfer.types.includes(kindCarried)) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } };
  return (
    <div ref={at} className={looks.canvas} role="region" aria-label={label}>
      {over && <div className={looks.over}>{over}</div>}
      <ReactFlow<StepNodeType>
        colorMode={scheme} nodes={nodes} edges={drawn} nodeTypes={nodeTypes} fitView fitViewOptions={fitting} minZoom={0.1} maxZoom={2} onlyRenderVisibleElements={nodes.length > 100}
        disableKeyboardA11y nodesFocusable={false} edgesFocusable={false} deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={['Shift', 'Control', 'Meta']} elevateEdgesOnSelect
        nodesDraggable={!readOnly} nodesConnectable={!readOnly} nodeDragThreshold={4} connectionRadius={28} autoPanOnNodeFocus={false} snapToGrid snapGrid={[8, 8]} proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ 'controls.ariaLabel': t('designer.view'), 'controls.zoomIn.ariaLabel': t('designer.zoom_in'), 'controls.zoomOut.ariaLabel': t('designer.zoom_out'), 'controls.fitView.ariaLabel': t('designer.fit'), 'minimap.ariaLabel': t('designer.minimap'), 'handle.ariaLabel': t('designer.handle') }}
        onNodesChange={onNodes ?? noNodes}
        onNodeDragStop={(_, __, moved) => onMoved?.(Object.fromEntries(moved.map(({ id, position }) => [id, [position.x, position.y]])))}
        onSelectionDragStop={(_, moved) => onMoved?.(Object.fromEntries(moved.map(({ id, position }) => [id, [position.x, position.y]])))}
        onConnect={({ source, sourceHandle, target }: Connection) => onWay?.(source, sourceHandle ?? '', target)}
        onEdgeClick={(_, { id }) => onEdge?.(id)} onPaneClick={() => { onEdge?.(null); onEmpty?.(); }} onDrop={dropped} onDragOver={carried}>
        <Background gap={24} />
        <Controls showInteractive={false} position="bottom-left" fitViewOptions={fitting} />
        {nodes.length > 8 && <MiniMap pannable zoomable position="bottom-right" />}
      </ReactFlow>
    </div>
  );
}
