import { IconDialpad } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const menu: NodeKind = {
  name: 'menu', icon: IconDialpad, group: 'talk', gist: 'choices',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'keys', name: 'choices' }, { as: 'way', name: 'otherwise' },
    { as: 'number', name: 'timeout_seconds', usual: 5, unit: 's' }, { as: 'number', name: 'tries_max', usual: 3 }, { as: 'switch', name: 'barge_in', usual: true },
    { as: 'prompt', name: 'on_timeout' }, { as: 'prompt', name: 'on_wrong' },
  ],
};
