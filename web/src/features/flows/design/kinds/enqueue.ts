import { IconStack2 } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const enqueue: NodeKind = {
  name: 'enqueue', icon: IconStack2, group: 'lead', gist: 'queue',
  fields: [
    { as: 'thing', name: 'queue', of: 'queues' }, { as: 'number', name: 'wait_seconds_max', usual: 600, unit: 's' },
    { as: 'way', name: 'on_timeout' }, { as: 'way', name: 'on_full', optional: true }, { as: 'way', name: 'on_closed', optional: true },
    { as: 'things', name: 'skills', of: 'skills' }, { as: 'number', name: 'priority', usual: 0 },
    { as: 'switch', name: 'last_agent', usual: false }, { as: 'things', name: 'agents', of: 'agents' }, { as: 'number', name: 'hold_seconds', usual: 30, unit: 's' },
  ],
};
