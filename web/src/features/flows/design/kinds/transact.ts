import { IconReceipt } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const transact: NodeKind = {
  name: 'transact', icon: IconReceipt, group: 'know', gist: 'source',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'thing', name: 'source', of: 'sources' },
    { as: 'pairs', name: 'parameters', words: { name: 'designer.parameter_name', value: 'designer.variable_value', add: 'designer.add_parameter', begins: 'number' } },
    { as: 'pairs', name: 'results', words: { name: 'designer.variable_name', value: 'designer.result_name', add: 'designer.add_variable', begins: 'found' } },
    { as: 'way', name: 'next' }, { as: 'way', name: 'declined' }, { as: 'way', name: 'failed' },
    { as: 'number', name: 'seconds_max', usual: 5, unit: 's' }, { as: 'number', name: 'timeout_seconds', usual: 6, unit: 's' }, { as: 'number', name: 'tries_max', usual: 2 },
    { as: 'switch', name: 'barge_in', usual: true }, { as: 'prompt', name: 'on_wrong' }, { as: 'prompt', name: 'on_timeout' },
  ],
};
