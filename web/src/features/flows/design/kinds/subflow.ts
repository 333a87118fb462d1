import { IconArrowRampRight3 } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const subflow: NodeKind = {
  name: 'subflow', icon: IconArrowRampRight3, group: 'lead', gist: 'flow',
  fields: [{ as: 'thing', name: 'flow', of: 'flows' }, { as: 'switch', name: 'returns', usual: true }, { as: 'way', name: 'next', optional: true }, { as: 'way', name: 'on_fail' }],
};
