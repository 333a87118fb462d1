import { IconPhoneOff } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const hangUp: NodeKind = {
  name: 'hang_up', icon: IconPhoneOff, group: 'lead',
  fields: [{ as: 'prompt', name: 'prompt' }, { as: 'select', name: 'outcome', values: ['self_served', 'rejected', 'overflowed'], usual: 'self_served' }],
};
