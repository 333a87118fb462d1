import {
  IconAddressBook, IconArrowsSplit2, IconBubbleText, IconCalendarTime, IconChecklist, IconClipboardCheck, IconCoffee, IconDatabaseSearch, IconDeviceLandlinePhone, IconDialpad, IconFileSettings, IconGitBranch, IconHeadphones, IconMicrophone2, IconHeadset, IconHistory, IconHourglass, IconId, IconListCheck, IconParking, IconPhoneIncoming, IconPhoneRinging, IconRobot, IconRouteAltLeft, IconShieldCheck, IconSpeakerphone,
  IconStack2, IconStars, IconUsers, IconWebhook, type Icon,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';

/** A page of settings. */
export interface SettingsPage {
  to: string;
  /** The kind of thing that is set up there, as the server names it. */
  kind: string | null;
  /** One of them. */
  one: ParseKeys;
  word: ParseKeys;
  text: ParseKeys;
  icon: Icon;
  /** The right to look at it. */
  may: string;
}

function page(to: string, kind: string | null, one: ParseKeys, word: ParseKeys, text: ParseKeys, icon: Icon, may = 'settings.read'): SettingsPage {
  return { to, kind, one, word, text, icon, may };
}

/** All pages of settings, in the order in which a centre is set up. */
export const groups: { word: ParseKeys; pages: SettingsPage[] }[] = [
  {
    word: 'overview.callers', pages: [
      page('/numbers', 'numbers', 'kinds.number', 'kinds.numbers', 'overview.numbers', IconPhoneIncoming),
      page('/flows', 'flows', 'kinds.flow', 'kinds.flows', 'overview.flows', IconGitBranch),
      page('/settings/sources', 'sources', 'kinds.source', 'kinds.sources', 'overview.sources', IconDatabaseSearch),
      page('/settings/recognisers', 'recognisers', 'kinds.recogniser', 'kinds.recognisers', 'overview.recognisers', IconMicrophone2),
      page('/settings/intent-models', 'intent_models', 'kinds.intent_model', 'kinds.intent_models', 'overview.intent_models', IconBubbleText),
      page('/prompts', 'prompts', 'kinds.prompt', 'kinds.prompts', 'overview.prompts', IconSpeakerphone),
      page('/calendars', 'calendars', 'kinds.calendar', 'kinds.calendars', 'overview.calendars', IconCalendarTime),
      page('/settings/extensions', 'extensions', 'kinds.extension', 'kinds.extensions', 'overview.extensions', IconDialpad),
      page('/settings/outside-numbers', 'outside_numbers', 'kinds.outside_number', 'kinds.outside_numbers', 'overview.outside_numbers', IconAddressBook),
      page('/settings/call-rules', 'call_rules', 'kinds.call_rules', 'kinds.call_rules', 'overview.call_rules', IconParking),
      page('/settings/ring-groups', 'ring_groups', 'kinds.ring_group', 'kinds.ring_groups', 'overview.ring_groups', IconPhoneRinging),
      page('/settings/trunks', 'trunks', 'kinds.trunk', 'kinds.trunks', 'overview.trunks', IconRouteAltLeft),
    ],
  },
  {
    word: 'overview.routing', pages: [
      page('/queues', 'queues', 'kinds.queue', 'kinds.queues', 'overview.queues', IconStack2),
      page('/settings/treatments', 'treatments', 'kinds.treatment', 'kinds.treatments', 'overview.treatments', IconHeadphones),
      page('/settings/routing', 'routing', 'kinds.routing', 'kinds.routing', 'overview.routing_rules', IconArrowsSplit2),
      page('/agents', 'agents', 'kinds.agent', 'kinds.agents', 'overview.agents', IconHeadset),
      page('/settings/virtual-agents', 'virtual_agents', 'kinds.virtual_agent', 'kinds.virtual_agents', 'overview.virtual_agents', IconRobot),
      page('/skills', 'skills', 'kinds.skill', 'kinds.skills', 'overview.skills', IconStars),
      page('/settings/dispositions', 'dispositions', 'kinds.disposition', 'kinds.dispositions', 'overview.dispositions', IconClipboardCheck),
      page('/settings/scripts', 'scripts', 'kinds.script', 'kinds.scripts', 'overview.scripts', IconListCheck),
      page('/settings/reasons', 'reasons', 'kinds.reason', 'kinds.reasons', 'overview.reasons', IconCoffee),
      page('/settings/seats', null, 'kinds.seat', 'kinds.seats', 'overview.seats', IconDeviceLandlinePhone, 'secrets.read'),
    ],
  },
  {
    word: 'overview.safety', pages: [
      page('/settings/users', 'users', 'kinds.user', 'kinds.users', 'overview.users', IconUsers, 'users.read'),
      page('/settings/roles', 'roles', 'kinds.role', 'kinds.roles', 'overview.roles', IconShieldCheck, 'users.read'),
      page('/settings/identity-providers', 'identity_providers', 'kinds.identity_provider', 'kinds.identity_providers', 'overview.identity_providers', IconId, 'users.read'),
      page('/settings/retention', 'retention', 'retention.rule', 'kinds.retention', 'overview.retention', IconHourglass),
      page('/security/audit', null, 'audit.title', 'audit.title', 'overview.audit', IconHistory, 'audit.read'),
      page('/settings/proof', null, 'proof.title', 'proof.title', 'overview.proof', IconChecklist, 'figures.reconcile'),
      page('/settings/webhooks', 'webhooks', 'kinds.webhook', 'kinds.webhooks', 'overview.webhooks', IconWebhook),
      page('/settings/file', null, 'file.title', 'file.title', 'overview.file', IconFileSettings, 'users.read'),
    ],
  },
];

const pages = groups.flatMap((group) => group.pages);

/** Kinds as the audit names them. */
export const kindNames = pages.flatMap(({ kind }) => (kind ? [kind] : []));

// The server names a kind as one or as many.
const pageOf = (kind: string) => pages.find((each) => each.kind === kind || each.kind === `${kind}s`);

/** The list of a kind. */
export function listOf(kind: string): string {
  return pageOf(kind)?.to ?? '/settings';
}

/** The address of one thing in its list. */
export function addressOf(kind: string, key: string): string {
  return `${listOf(kind)}?edit=${encodeURIComponent(key)}`;
}

/** The word for a thing of a kind. */
export function useKindWord(): (kind: string) => string {
  const { t } = useTranslation();
  const others: Record<string, ParseKeys> = { customer: 'contacts.customer', contact: 'made_of.contact', closure: 'board.closed_by_hand', recording: 'recording.title', figures: 'proof.title' };
  return (kind) => { const word = pageOf(kind)?.one ?? others[kind]; return word ? t(word) : kind; };
}
