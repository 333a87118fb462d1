import { IconMail } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const voicemail: NodeKind = {
  name: 'voicemail', icon: IconMail, group: 'lead', gist: 'mailbox',
  fields: [{ as: 'thing', name: 'mailbox', of: 'mailboxes' }, { as: 'prompt', name: 'prompt', needed: true }, { as: 'number', name: 'seconds_max', usual: 180, unit: 's' }, { as: 'way', name: 'next' }],
};
