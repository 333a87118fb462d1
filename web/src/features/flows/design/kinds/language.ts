import { IconLanguage } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const language: NodeKind = {
  name: 'language', icon: IconLanguage, group: 'talk',
  fields: [
    { as: 'tongues', name: 'choices' }, { as: 'way', name: 'next' }, { as: 'switch', name: 'skip_known', usual: false },
    { as: 'number', name: 'timeout_seconds', usual: 5, unit: 's' }, { as: 'number', name: 'tries_max', usual: 2 }, { as: 'switch', name: 'barge_in', usual: true }, { as: 'prompt', name: 'on_wrong' },
  ],
};
