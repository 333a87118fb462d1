import {
  IconAddressBook, IconAdjustmentsHorizontal, IconBook2, IconChartBar, IconChartHistogram, IconDeviceDesktop, IconGitBranch, IconHeadset, IconHourglass, IconLayoutBoard, IconList, IconPhoneIncoming, IconPhoneOutgoing, IconRecordMail, IconShieldLock, IconSpeakerphone, IconStack2, IconUserCircle, IconUserCog, IconUsers,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { Icon } from '@tabler/icons-react';
import type { CommandId } from '~/keys/commands';
import type { Me } from '~/live/messages';

export interface Place {
  to: string;
  icon: Icon;
  word: ParseKeys;
  /** What goes there, and has a key. */
  command: CommandId;
  open: (me: Me) => boolean;
  /** Not in the navigation: the person's own menu leads there. */
  aside?: true;
  /** The group it stands in. */
  group?: ParseKeys;
}

const watches = ['board.read', 'contacts.read'];

/** Whether the person looks after others, by a role that is built in or the centre's own. */
export function isWatcher(me: Me): boolean {
  return me.rights.some((right) => watches.includes(right));
}

const may = (...rights: string[]) => (me: Me) => rights.every((right) => me.rights.includes(right));
/** Supervisors and administrators look at how things are set; agents have no need to. */
const looksAfter = (me: Me) => isWatcher(me) && me.rights.includes('settings.read');

/** All pages there are, in their fixed order; a role sees only its own. */
export const places: Place[] = [
  { to: '/desk', icon: IconDeviceDesktop, word: 'nav.desk', command: 'go_desk', open: ({ agent_id }) => agent_id !== null },
  { to: '/board', icon: IconLayoutBoard, word: 'nav.board', command: 'go_board', open: isWatcher },
  { to: '/contacts', icon: IconList, word: 'nav.contacts', command: 'go_contacts', open: () => true },
  { to: '/waiting', icon: IconHourglass, word: 'nav.waiting', command: 'go_waiting', open: ({ agent_id, rights }) => agent_id !== null && rights.includes('contacts.pull') },
  { to: '/call-backs', icon: IconPhoneOutgoing, word: 'nav.call_backs', command: 'go_call_backs', open: ({ rights }) => rights.includes('call_backs.handle') },
  { to: '/voicemail', icon: IconRecordMail, word: 'nav.voicemail', command: 'go_voicemail', open: ({ agent_id, rights }) => agent_id !== null || rights.includes('contacts.read') },
  { to: '/customers', icon: IconAddressBook, word: 'nav.customers', command: 'go_customers', open: ({ rights }) => rights.includes('customers.read') },
  { to: '/directory', icon: IconBook2, word: 'nav.directory', command: 'go_directory', open: ({ rights }) => rights.includes('agents.read') },
  { to: '/figures', icon: IconChartBar, word: 'nav.figures', command: 'go_figures', open: ({ rights }) => rights.includes('reports.read') },
  { to: '/me/results', icon: IconChartHistogram, word: 'nav.results', command: 'go_results', open: ({ agent_id }) => agent_id !== null },
  { to: '/flows', icon: IconGitBranch, word: 'kinds.flows', command: 'go_flows', open: looksAfter, group: 'nav.set_up' },
  { to: '/prompts', icon: IconSpeakerphone, word: 'kinds.prompts', command: 'go_prompts', open: may('settings.edit'), group: 'nav.set_up' },
  { to: '/numbers', icon: IconPhoneIncoming, word: 'kinds.numbers', command: 'go_numbers', open: may('settings.edit'), group: 'nav.set_up' },
  { to: '/queues', icon: IconStack2, word: 'kinds.queues', command: 'go_queues', open: looksAfter, group: 'nav.set_up' },
  { to: '/agents', icon: IconUserCog, word: 'kinds.agents', command: 'go_agents', open: looksAfter, group: 'nav.set_up' },
  { to: '/settings/users', icon: IconUsers, word: 'kinds.users', command: 'go_users', open: may('users.edit'), group: 'nav.set_up' },
  { to: '/privacy', icon: IconShieldLock, word: 'nav.privacy', command: 'go_privacy', open: ({ rights }) => rights.includes('personal_data.export') || rights.includes('personal_data.erase'), group: 'nav.set_up' },
  { to: '/settings', icon: IconAdjustmentsHorizontal, word: 'nav.all_settings', command: 'go_settings', open: may('settings.edit'), group: 'nav.set_up' },
  { to: '/me/account', icon: IconUserCircle, word: 'nav.account', command: 'go_account', open: () => true, aside: true },
  { to: '/settings/phone', icon: IconHeadset, word: 'nav.settings', command: 'go_phone', open: ({ agent_id }) => agent_id !== null },
];

/** Where a person begins: an administrator with the settings, others at the desk, at the board, or with the contacts. */
export function startOf(me: Me): string {
  if (me.roles.includes('admin') && me.agent_id === null) return '/settings';
  return places.find(({ open, aside }) => !aside && open(me))?.to ?? '/contacts';
}
