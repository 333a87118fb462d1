import { IconHash } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const collect: NodeKind = {
  name: 'collect', icon: IconHash, group: 'talk', gist: 'variable',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'text', name: 'variable', ltr: true, max: 40 }, { as: 'number', name: 'digits_min', usual: 1 }, { as: 'number', name: 'digits_max', usual: null },
    { as: 'way', name: 'next' }, { as: 'way', name: 'on_fail' },
    { as: 'select', name: 'terminator', values: ['#', '*', ''], usual: '#' }, { as: 'number', name: 'timeout_seconds', usual: 7, unit: 's' }, { as: 'number', name: 'pause_seconds', usual: 3, unit: 's' },
    { as: 'number', name: 'tries_max', usual: 3 }, { as: 'switch', name: 'barge_in', usual: true }, { as: 'prompt', name: 'on_timeout' }, { as: 'prompt', name: 'on_wrong' },
  ],
};
