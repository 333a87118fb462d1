import { IconPhoneCalling } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const callBack: NodeKind = {
  name: 'call_back', icon: IconPhoneCalling, group: 'lead', gist: 'queue',
  fields: [
    { as: 'thing', name: 'queue', of: 'queues' }, { as: 'prompt', name: 'prompt', needed: true }, { as: 'way', name: 'declined' }, { as: 'way', name: 'not_possible' },
    { as: 'switch', name: 'slots', usual: false }, { as: 'way', name: 'no_slots', optional: true, shown: ({ slots }) => slots === true },
    { as: 'prompt', name: 'number_prompt' }, { as: 'prompt', name: 'goodbye' }, { as: 'prompt', name: 'on_wrong' },
    { as: 'things', name: 'skills', of: 'skills' }, { as: 'number', name: 'priority', usual: 0 }, { as: 'number', name: 'timeout_seconds', usual: 7, unit: 's' }, { as: 'number', name: 'tries_max', usual: 3 },
  ],
};
