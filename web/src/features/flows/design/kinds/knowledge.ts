import { IconBulb } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const knowledge: NodeKind = {
  name: 'knowledge', icon: IconBulb, group: 'talk', gist: 'model',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'thing', name: 'model', of: 'intent_models' }, { as: 'prompt', name: 'check', needed: true },
    { as: 'way', name: 'helped' }, { as: 'way', name: 'not_helped' }, { as: 'way', name: 'unsure' }, { as: 'way', name: 'person', optional: true },
    { as: 'number', name: 'sure_percent', usual: 70, unit: '%' }, { as: 'number', name: 'timeout_seconds', usual: 6, unit: 's' }, { as: 'number', name: 'tries_max', usual: 2 },
    { as: 'switch', name: 'barge_in', usual: true }, { as: 'prompt', name: 'on_unsure' }, { as: 'prompt', name: 'on_timeout' },
  ],
};
