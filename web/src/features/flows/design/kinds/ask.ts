import { IconBubbleText } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const ask: NodeKind = {
  name: 'ask', icon: IconBubbleText, group: 'talk', gist: 'wishes',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'thing', name: 'model', of: 'intent_models' },
    { as: 'rows', name: 'wishes', parts: ['intent', 'label'], blank: { intent: '', to: '' } },
    { as: 'way', name: 'unsure' }, { as: 'way', name: 'other', optional: true }, { as: 'way', name: 'person', optional: true },
    { as: 'number', name: 'sure_percent', usual: 80, unit: '%' }, { as: 'number', name: 'least_percent', usual: 0, unit: '%' }, { as: 'prompt', name: 'confirm' },
    { as: 'number', name: 'timeout_seconds', usual: 6, unit: 's' }, { as: 'number', name: 'tries_max', usual: 2 }, { as: 'switch', name: 'barge_in', usual: true },
    { as: 'prompt', name: 'on_unsure' }, { as: 'prompt', name: 'on_timeout' },
  ],
};
