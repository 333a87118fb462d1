import {
  IconArrowBackUp, IconArrowFork, IconCheck, IconLink, IconRecordMail, IconDialpad, IconEar, IconHeadset, IconHourglass, IconLanguage, IconListCheck, IconMessage, IconMicrophoneOff, IconNote, IconPhone, IconPhoneOff, IconPhoneOutgoing, IconPlayerPause, IconPlayerPlay, IconPlug, IconRobot, IconRoute, IconShieldCheck, IconDoorOff, IconSitemap, IconStack2, IconTag, IconTool, IconUser, IconUserOff, IconVolume, type Icon,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '~/live/names';
import { formatDuration, formatShare } from '~/texts/format';
import type { StoryEvent } from '../api/contacts';
import { erased } from '../rules';

export interface Told {
  icon: Icon;
  title: string;
  detail?: string | undefined;
  main?: boolean;
}

const quietPurposes = ['arrival', 'offer', 'rejoin', 'group'];
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The parties of a story by their id, as they were added. */
export function partiesOf(story: StoryEvent[]): Map<string, StoryEvent['data']> {
  return new Map(story.filter(({ kind }) => kind === 'PartyAdded').map(({ data }) => [text(data.party_id), data]));
}

/** Whether the phone of this agent, when they had the contact last, answered by itself: its time to do so had come. */
export function answeredItself(story: StoryEvent[], agentId: string): boolean {
  const rung = story.findLast(({ kind, data }) => kind === 'PartyAdded' && data.agent_id === agentId && typeof data.answers_after === 'number');
  const answered = rung && story.find(({ kind, data }) => kind === 'PartyAnswered' && data.party_id === rung.data.party_id);
  return Boolean(answered && rung) && Date.parse(answered?.at ?? '') - Date.parse(rung?.at ?? '') >= Number(rung?.data.answers_after) * 1000;
}

/** The events that are told to a reader; the others have a louder twin. Of what is typed anew only the last is told. */
export function toldOf(story: StoryEvent[]): StoryEvent[] {
  const parties = partiesOf(story);
  const last = new Map(story.map((event) => [event.kind, event.n]));
  return story.filter(({ n, kind, data }) => {
    switch (kind) {
      case 'FlowMoved': return Boolean(data.input);
      case 'FlowLeft': case 'TreatmentMoved': return false;
      case 'QueueLeft': return data.reason !== 'virtual_agent';
      case 'TreatmentSaid': return data.what !== 'music';
      case 'TreatmentHeard': return data.what === 'advert';
      case 'OfferEnded': return data.outcome !== 'accepted';
      case 'NoteSaved': case 'DispositionSet': case 'ScriptFilled': return last.get(kind) === n;
      case 'PartyMuted': return true;
      case 'PartyAdded': return Boolean(data.picks_up) || !quietPurposes.includes(text(data.purpose));
      default: return !kind.startsWith('Party') || !quietPurposes.includes(text(parties.get(text(data.party_id))?.purpose));
    }
  });
}

/** Puts an event of the story into words. */
export function useStoryWords(story: StoryEvent[]): (event: StoryEvent) => Told {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const parties = useMemo(() => partiesOf(story), [story]);
  const said = (value: unknown): string => (text(value) === erased ? t('common.erased') : text(value));
  const who = (partyId: unknown): string => {
    const party = parties.get(text(partyId));
    if (party?.agent_id) return names.agent(text(party.agent_id));
    return party?.role === 'customer' ? t('story.customer') : said(party?.address) || t('story.outside');
  };
  const party = (id: unknown) => ({ icon: IconUser, who: who(id) });
  const minutes = ([low = 0, high = 0]: number[]): string => {
    if (!high) return t('story.wait_more', { low });
    if (!low) return t('story.wait_up_to', { high });
    return low === high ? t('story.wait_about', { low }) : t('story.wait_between', { low, high });
  };
  const heard = (data: StoryEvent['data']): string => {
    const waits = data.minutes as number[] | undefined;
    return [data.position ? t('story.place', { place: text(data.position) }) : '', waits?.length ? minutes(waits) : '', text(data.name), byPatience(data.because)].filter(Boolean).join(' · ');
  };
  const byPatience = (because: unknown): string => {
    if (!because) return '';
    const { at_ms: at, by, seen, expected_ms: expected } = because as { at_ms: number; by: 'peak' | 'share'; seen: number; expected_ms: number | null };
    return `${t(`story.by_${by}`, { time: formatDuration(at), count: seen })} ${expected === null ? t('story.by_unknown') : t('story.by_expected', { time: formatDuration(expected) })}`;
  };
  const outcome = (code: unknown) => (i18n.exists(`outcome.${text(code)}`) ? t(`outcome.${text(code)}` as 'outcome.answered') : text(code));

  const rule = (data: StoryEvent['data']) => (data.rule ?? {}) as Record<string, unknown>;
  const ruleWhy = (data: StoryEvent['data']): string => {
    const { when, at, seconds, to, then } = rule(data);
    const seen = (data.seen ?? {}) as Record<string, number | null>;
    const expected = typeof seen.expected_ms === 'number' ? t('story.rule_expected', { time: formatDuration(seen.expected_ms), limit: formatDuration(Number(seconds) * 1000) }) : '';
    const target = then === 'queue' ? names.queue(text(to)) : then === 'voicemail' && to ? boxName(text(to)) : text(to);
    return [`${t(`queue_rule.when_${text(when)}` as 'queue_rule.when_full')} (${t(`queue_rule.at_${text(at)}` as 'queue_rule.at_join')})`, expected, t('story.rule_seen', { here: seen.here ?? 0, waiting: seen.waiting ?? 0 }), target && `→ ${target}`].filter(Boolean).join(' · ');
  };
  const byHand = (data: StoryEvent['data']): string => {
    const { by_hand: how, from, by } = data.decision as Record<string, unknown>;
    return t(`story.by_hand_${text(how)}` as 'story.by_hand_picked_up', { agent: names.agent(text(by)), from: names.agent(text(from)) });
  };
  const isMessage = story[0]?.data.channel === 'voicemail';
  const boxName = (box: string): string => (box.startsWith('agent:') ? names.agent(box.slice('agent:'.length)) : names.queue(box));

  return ({ kind, data }) => {
    const agent = names.agent(text(data.agent_id));
    const queue = names.queue(text(data.queue_id));
    switch (kind) {
      case 'ContactArrived': if (data.channel === 'voicemail') return { icon: IconRecordMail, title: t('story.MessageArrived'), detail: t('story.ContactArrived_text', { dialled: text(data.dialled), address: said(data.address) }) };
        if (data.direction === 'outbound') return { icon: IconPhone, title: t('story.ContactCalled', { agent, address: said(data.address) }), detail: t('story.ContactCalled_text', { dialled: text(data.dialled) }) };
        if (data.direction === 'internal') return { icon: IconPhone, title: t('story.ContactCalled', { agent: said(data.customer_name) || said(data.address), address: text(data.dialled) }), detail: t('story.inside') };
        return { icon: IconPhone, title: t('story.ContactArrived'), detail: t('story.ContactArrived_text', { dialled: text(data.dialled), address: said(data.address) }) };
      case 'FlowEntered': if (text(data.flow_id).startsWith('rule:')) return { icon: IconSitemap, title: t('story.rule_way') };
        if (text(data.flow_id).startsWith('closure:')) return { icon: IconDoorOff, title: t('story.closed_by_hand') };
        if (text(data.flow_id).startsWith('message:')) return { icon: IconNote, title: t('story.leaves_message') };
        return { icon: IconSitemap, title: t('story.FlowEntered', { flow: text(data.flow_id) }), detail: t('story.FlowEntered_text', { version: text(data.version) }) };
      case 'FlowMoved': return { icon: IconSitemap, title: t('story.FlowMoved', { input: said(data.input) }) };
      case 'FlowNoted': return { icon: IconSitemap, title: t(`story.FlowNoted_${text(data.what)}` as 'story.FlowNoted_share', { node: text(data.node), detail: text(data.detail) }), detail: i18n.exists(`story.noted_${text(data.detail)}`) ? t(`story.noted_${text(data.detail)}` as 'story.noted_no_number') : undefined };
      case 'CallerSaid': return { icon: IconMessage, main: true, title: t('story.CallerSaid', { words: text(data.text) }), detail: t(`story.CallerSaid_${text(data.decision)}` as 'story.CallerSaid_sure', { intent: text(data.intent), share: formatShare(Number(data.confidence)) }) };
      case 'CallerVerified': return { icon: IconShieldCheck, main: true, title: t(`story.CallerVerified_${text(data.verdict)}` as 'story.CallerVerified_verified') };
      case 'LanguageChosen': return { icon: IconLanguage, title: t('story.LanguageChosen', { language: new Intl.DisplayNames(i18n.language, { type: 'language' }).of(text(data.language)) }) };
      case 'LastAgentFound': return { icon: IconUser, title: t('story.LastAgentFound', { agent }) };
      case 'ContactQueued': return { icon: IconStack2, title: t('story.ContactQueued', { queue }) };
      case 'WaitExpected': return { icon: IconHourglass, title: t('story.WaitExpected', { p50: formatDuration(Number(data.p50_ms)), p90: formatDuration(Number(data.p90_ms)) }), detail: t('story.WaitExpected_text') };
      case 'QueueLeft': return { icon: IconStack2, title: t('story.QueueLeft', { queue }), detail: i18n.exists(`story.left_${text(data.reason)}`) ? t(`story.left_${text(data.reason)}` as 'story.left_timeout') : undefined };
      case 'VirtualAgentTook': return { icon: IconRobot, main: true, title: t('story.VirtualAgentTook', { agent, queue }) };
      case 'VirtualAgentLeft': return { icon: IconRobot, title: t(`story.VirtualAgentLeft_${text(data.how)}` as 'story.VirtualAgentLeft_completed', { agent }) };
      case 'TreatmentSaid': return { icon: IconEar, title: t(`story.said_${text(data.what)}` as 'story.said_position'), detail: heard(data) || undefined };
      case 'TreatmentHeard': return { icon: IconEar, title: t(`story.heard_${text(data.heard)}` as 'story.heard_whole'), detail: text(data.name) || undefined };
      case 'TreatmentChosen': return { icon: IconDialpad, title: t(`story.chose_${text(data.choice)}` as 'story.chose_music', { key: text(data.key) }), detail: text(data.name) || undefined };
      case 'CallBackPromised': return { icon: IconPhoneOutgoing, title: t('story.CallBackPromised'), detail: said(data.number) };
      case 'CallBackTaken': return { icon: IconHeadset, title: t('story.CallBackTaken', { agent }) };
      case 'CallBackMissed': return { icon: IconPhoneOff, title: t('story.CallBackMissed', { attempt: Number(data.attempt) }), detail: i18n.exists(`story.left_${text(data.reason)}`) ? t(`story.left_${text(data.reason)}` as 'story.left_busy') : undefined };
      case 'ContactOffered': if ((data.decision as { by_hand?: string } | null)?.by_hand) return { icon: IconHeadset, main: true, title: byHand(data) };
        return { icon: IconHeadset, main: true, title: t('story.ContactOffered', { agent }), detail: t('story.ContactOffered_text', { time: formatDuration(Number((data.decision as { waited_ms?: number } | null)?.waited_ms ?? 0)) }) };
      case 'OfferEnded': return { icon: IconArrowBackUp, title: t(`story.OfferEnded_${text(data.outcome)}` as 'story.OfferEnded_declined', { agent }) };
      case 'ContactConnected': if (isMessage) return { icon: IconRecordMail, title: t('story.MessageTaken', { agent }) };
        return { icon: IconPhone, title: t(story[0]?.data.direction !== 'inbound' ? 'story.ContactReached' : 'story.ContactConnected', { agent }), detail: answeredItself(story, text(data.agent_id)) ? t('story.answered_itself') : undefined };
      case 'ContactParked': return { icon: IconPlayerPause, title: t('story.ContactParked', { place: text(data.place), agent: names.agent(text(data.by_agent_id)) }), detail: Number(data.returns) ? t('story.ContactParked_again', { count: Number(data.returns) }) : undefined };
      case 'GroupRung': { const members = (data.members as string[] | undefined ?? []).join(', '); return { icon: IconPhone, title: members ? t('story.GroupRung', { members }) : t('story.GroupRung_nobody') }; }
      case 'PartyAdded': if (data.picks_up) return { icon: IconPhone, main: true, title: t('story.picks_up', { who: who(data.party_id), from: who(data.picks_up) }) };
        return { ...party(data.party_id), title: t('story.PartyAdded', { who: who(data.party_id) }) };
      case 'PartyAnswered': return { ...party(data.party_id), title: t('story.PartyAnswered', { who: who(data.party_id) }) };
      case 'PartyLeft': return { ...party(data.party_id), title: t('story.PartyLeft', { who: who(data.party_id) }), detail: i18n.exists(`story.left_${text(data.reason)}`) ? t(`story.left_${text(data.reason)}` as 'story.left_busy') : undefined };
      case 'PartyHeld': return { icon: data.held ? IconPlayerPause : IconPlayerPlay, title: t(data.held ? 'story.PartyHeld' : 'story.PartyBack', { who: who(data.party_id) }) };
      case 'PartyJoined': return { ...party(data.party_id), title: t('story.PartyJoined', { who: who(data.party_id) }) };
      case 'PartyMuted': return data.muted ? { icon: IconMicrophoneOff, title: t('story.PartyMuted', { who: who(data.party_id) }) } : { icon: IconVolume, title: t('story.PartyUnmuted', { who: who(data.party_id) }) };
      case 'ContactHeld': if (data.reminders) return { icon: IconPlayerPause, title: t('story.ContactHeld_again'), detail: `${text(data.reminders)}×` };
        return { icon: IconPlayerPause, title: t('story.ContactHeld'), detail: t('story.ContactHeld_text') };
      case 'ContactRetrieved': return { icon: IconPlayerPlay, title: t('story.ContactRetrieved') };
      case 'AgentAway': return { icon: IconPlug, title: t('story.AgentAway', { agent }), detail: t('story.AgentAway_text') };
      case 'AgentBack': return { icon: IconPlug, title: t('story.AgentBack', { agent }) };
      case 'AgentLeft': if (isMessage) return { icon: IconHeadset, title: t('story.MessageLet', { agent }) };
        return { icon: IconHeadset, title: t('story.AgentLeft', { agent }) };
      case 'ContactEnded': if (isMessage) return { icon: IconCheck, title: outcome(data.outcome) };
        return { icon: IconPhoneOff, title: t(`story.ContactEnded_${text(data.by)}` as 'story.ContactEnded_customer') };
      case 'MessageLeft': return { icon: IconNote, title: t('story.MessageLeft'), detail: t('story.MessageLeft_text', { count: Math.round(Number(data.seconds)) }) };
      case 'MessageReceived': return { icon: IconRecordMail, title: t('story.MessageReceived', { box: boxName(text(data.mailbox)) }), detail: t('story.MessageLeft_text', { count: Math.round(Number(data.seconds)) }) };
      case 'MailboxChosen': return { icon: IconRecordMail, title: t('story.MailboxChosen', { box: boxName(text(data.mailbox)), who: names.agent(text(data.by)) }) };
      case 'ContactLinked': return { icon: IconLink, title: t(`story.linked_${text(data.link)}` as 'story.linked_left', { reference: `C-${text(data.other_number)}` }) };
      case 'RuleTaken': return { icon: IconArrowFork, main: true, title: t('story.RuleTaken', { queue, then: t(`queue_rule.then_${text(rule(data).then)}` as 'queue_rule.then_message') }), detail: ruleWhy(data) };
      case 'DispositionSet': return { icon: IconTag, title: t('story.DispositionSet'), detail: names.disposition(text(data.disposition)) };
      case 'NoteSaved': return { icon: IconNote, title: t('story.NoteSaved') };
      case 'ScriptFilled': return { icon: IconListCheck, title: t(data.done ? 'story.ScriptDone' : 'story.ScriptFilled'), detail: agent };
      case 'OutsideConnected': return { ...party(data.party_id), title: t('story.OutsideConnected', { who: who(data.party_id) }) };
      case 'WrapUpFinished': return { icon: IconCheck, title: t('story.WrapUpFinished', { agent }) };
      case 'CustomerIdentified': return { icon: IconUser, title: t('story.CustomerIdentified'), detail: said(data.customer_name) };
      case 'PersonErased': return { icon: IconUserOff, title: t('story.PersonErased'), detail: data.rule ? t('story.PersonErased_rule', { rule: text(data.rule) }) : t('story.PersonErased_asked') };
      case 'ContactClosed': return { icon: IconCheck, title: t('story.ContactClosed'), detail: outcome(data.outcome) };
      case 'Difference': return { icon: IconTool, title: t(data.cause === 'served_without_us' ? 'story.served_alone' : 'story.Difference'), detail: i18n.exists(`story.cause_${text(data.cause)}`) ? t(`story.cause_${text(data.cause)}` as 'story.cause_leg_gone') : text(data.cause) };
      default: return { icon: IconRoute, IconShieldCheck, title: t('story.other', { kind }) };
    }
  };
}
