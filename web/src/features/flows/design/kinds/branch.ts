import { IconArrowsSplit } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const branch: NodeKind = {
  name: 'branch', icon: IconArrowsSplit, group: 'know', gist: 'cases',
  fields: [{ as: 'rows', name: 'cases', parts: ['when', 'label'], blank: { when: '', to: '' } }, { as: 'way', name: 'otherwise' }],
};
