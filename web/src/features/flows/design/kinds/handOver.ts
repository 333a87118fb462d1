import { IconUserShare } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const handOver: NodeKind = {
  name: 'hand_over', icon: IconUserShare, group: 'lead',
  fields: [
    { as: 'prompt', name: 'prompt' }, { as: 'things', name: 'skills', of: 'skills' },
    { as: 'number', name: 'wait_seconds_max', usual: 600, unit: 's' }, { as: 'way', name: 'on_timeout' },
  ],
};
