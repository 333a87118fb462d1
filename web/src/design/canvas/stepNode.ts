import type { Node } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import type { CardFace } from './StepCard';

interface StepData extends Record<string, unknown> {
  face: CardFace;
  chosen: boolean;
  inTab: boolean;
  onPress?: (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
  onKey?: (event: KeyboardEvent) => void;
  onFocus?: () => void;
}

/** A step as the canvas draws it. */
export type StepNodeType = Node<StepData, 'step'>;
