import { IconUserCheck } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const person: NodeKind = {
  name: 'person', icon: IconUserCheck, group: 'lead',
  fields: [{ as: 'number', name: 'after_seconds', usual: null, optional: true, unit: 's' }, { as: 'number', name: 'after_errors', usual: 2 }, { as: 'prompt', name: 'prompt' }, { as: 'way', name: 'next' }],
};
