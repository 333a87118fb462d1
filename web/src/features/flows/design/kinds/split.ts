import { IconPercentage } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const split: NodeKind = {
  name: 'split', icon: IconPercentage, group: 'know', gist: 'shares',
  fields: [{ as: 'rows', name: 'shares', parts: ['percent', 'label'], blank: { percent: 0, to: '' } }],
};
