import { IconClock } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const hours: NodeKind = {
  name: 'hours', icon: IconClock, group: 'know', gist: 'calendar',
  fields: [{ as: 'thing', name: 'calendar', of: 'calendars' }, { as: 'way', name: 'open' }, { as: 'way', name: 'closed' }],
};
