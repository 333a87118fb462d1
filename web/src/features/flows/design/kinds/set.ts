import { IconTag } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const set: NodeKind = {
  name: 'set', icon: IconTag, group: 'know', gist: 'variables',
  fields: [{ as: 'pairs', name: 'variables' }, { as: 'pairs', name: 'computed' }, { as: 'way', name: 'next' }, { as: 'way', name: 'otherwise', optional: true }],
};
