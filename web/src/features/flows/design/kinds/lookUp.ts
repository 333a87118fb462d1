import { IconDatabaseSearch } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const lookUp: NodeKind = {
  name: 'look_up', icon: IconDatabaseSearch, group: 'know', gist: 'source',
  fields: [
    { as: 'thing', name: 'source', of: 'sources' },
    { as: 'pairs', name: 'parameters', words: { name: 'designer.parameter_name', value: 'designer.variable_value', add: 'designer.add_parameter', begins: 'number' } },
    { as: 'pairs', name: 'results', words: { name: 'designer.variable_name', value: 'designer.result_name', add: 'designer.add_variable', begins: 'found' } },
    { as: 'number', name: 'seconds_max', usual: 3, unit: 's' },
    { as: 'way', name: 'next' }, { as: 'way', name: 'not_found', optional: true }, { as: 'way', name: 'failed', optional: true },
  ],
};
