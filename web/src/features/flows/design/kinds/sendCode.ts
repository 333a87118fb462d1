import { IconPasswordMobilePhone } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const sendCode: NodeKind = {
  name: 'send_code', icon: IconPasswordMobilePhone, group: 'know', gist: 'source',
  fields: [
    { as: 'thing', name: 'source', of: 'sources' }, { as: 'text', name: 'number', usual: '', ltr: true, max: 40 }, { as: 'number', name: 'seconds_max', usual: 5, unit: 's' },
    { as: 'way', name: 'sent' }, { as: 'way', name: 'not_sent' },
  ],
};
