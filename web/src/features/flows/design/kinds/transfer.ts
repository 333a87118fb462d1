import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const transfer: NodeKind = {
  name: 'transfer', icon: IconPhoneOutgoing, group: 'lead', gist: 'number',
  fields: [{ as: 'text', name: 'number', ltr: true, max: 21 }, { as: 'number', name: 'ring_seconds', usual: 30, unit: 's' }, { as: 'way', name: 'on_fail' }],
};
