import { IconStars } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const survey: NodeKind = {
  name: 'survey', icon: IconStars, group: 'talk',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'text', name: 'question', ltr: true, max: 40 },
    { as: 'number', name: 'least', usual: 1 }, { as: 'number', name: 'most', usual: 5 }, { as: 'way', name: 'next' },
    { as: 'number', name: 'timeout_seconds', usual: 6, unit: 's' }, { as: 'number', name: 'tries_max', usual: 2 }, { as: 'switch', name: 'barge_in', usual: true },
    { as: 'prompt', name: 'on_wrong' }, { as: 'prompt', name: 'on_timeout' },
  ],
};
