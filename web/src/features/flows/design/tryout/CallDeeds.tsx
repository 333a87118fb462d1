import { Button, Stack } from '@mantine/core';
import { IconMicrophone, IconPhoneOff } from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DangerButton } from '~/design/DangerButton';
import { Keypad } from '~/design/FloatingPanel';
import { TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { isObject, type FlowDocument } from '../model/document';
import { freeTimes, type Course, type Doing } from '../model/tests';
import { hearsSpeech } from '../model/words';

interface CallDeedsProps {
  document: FlowDocument;
  course: Course | undefined;
  /** A real call: what is asked is asked in earnest. */
  isReal?: boolean;
  onLet: (doing: Doing) => void;
}

/** What others can do while they have the caller. */
const answers: Record<string, [word: ParseKeys, doing: Doing][]> = {
  queue: [['designer.try_answered', { queue: 'answered' }], ['designer.try_queue_timeout', { queue: 'timeout' }], ['designer.try_queue_full', { queue: 'full' }], ['designer.try_queue_closed', { queue: 'closed' }]],
  transfer: [['designer.try_answered', { transfer: 'answered' }], ['designer.try_transfer_failed', { transfer: 'failed' }]],
  message: [['designer.try_says_message', { message: 12 }], ['designer.try_no_message', { message: 0 }]],
  call_back: [['designer.try_call_back_promised', { call_back: 'promised' }], ['designer.try_call_back_refused', { call_back: 'refused' }]],
  answer: [['designer.way_verified', { verified: 'verified' }], ['designer.way_failed', { verified: 'failed' }], ['designer.way_locked', { verified: 'locked' }], ['designer.way_unknown', { verified: 'unknown' }]],
};

/** What may become of a one-time code. */
const codes: [word: ParseKeys, doing: Doing][] = [['designer.way_send_code_sent', { code: 'sent' }], ['designer.way_send_code_not_sent', { code: 'not_taken' }]];

/** The values a step takes from a source, each of which stands for itself. */
function made(results: unknown): Record<string, string> {
  const names = isObject(results) ? Object.values(results).map(String) : [];
  return Object.fromEntries(names.map((name) => [name, name]));
}

/** What may become of a transaction. */
function transactions(results: unknown): [word: ParseKeys, doing: Doing][] {
  return [['designer.way_transact_next', { found: made(results) }], ['designer.way_transact_failed', { look_up: 'failed' }]];
}

/** What a source may say to a step that asks it. */
function lookUps(results: unknown): [word: ParseKeys, doing: Doing][] {
  return [['sources.outcome_found', { found: made(results) }], ['sources.outcome_not_found', { look_up: 'not_found' }], ['sources.outcome_failed', { look_up: 'failed' }]];
}

/** What may become of the question for times, which are made up as it is answered. */
function times(): [word: ParseKeys, doing: Doing][] {
  return [['designer.try_slots_free', { slots: freeTimes(Date.now()) }], ['designer.try_slots_none', { slots: [] }]];
}

const taken: [word: ParseKeys, doing: Doing] = ['designer.try_call_back_taken', { call_back: 'taken' }];

/** What the caller, or whoever has them, can do now. */
export function CallDeeds({ document, course, isReal, onLet }: CallDeedsProps) {
  const { t } = useTranslation();
  if (!course || course.end) return <Text as="p" tone="meta">{t('designer.try_over_text')}</Text>;
  const node = course.flow ? undefined : document.nodes[course.node];
  if (isReal && course.waiting === 'answer') return <Text as="p" tone="meta">{t('designer.waits_answer')}</Text>;
  const asked = course.waiting === 'answer' ? node?.kind : undefined;
  const theirs = asked === 'look_up' ? lookUps(node?.results) : asked === 'transact' ? transactions(node?.results) : asked === 'send_code' ? codes : course.waiting === 'slots' ? times() : answers[course.waiting];
  const more = course.waiting === 'call_back' && node?.slots === true ? [taken] : [];
  return (
    <>
      {theirs
        ? <><Text as="p" size="sm" tone="meta">{t('designer.try_what_now')}</Text>{[...theirs, ...more].map(([word, doing]) => <Button key={word} fullWidth onClick={() => onLet(doing)}>{t(word)}</Button>)}</>
        : <>{hearsSpeech(node) && <Speak onSay={(says) => onLet({ says })} />}<Keypad label={t('designer.try_keypad')} onKey={(keys) => onLet({ keys })} /></>}
      <DangerButton icon={IconPhoneOff} onClick={() => onLet({ hangs_up: true })}>{t('designer.try_hang_up')}</DangerButton>
    </>
  );
}

/** What the caller says, as it would be recognised. */
function Speak({ onSay }: { onSay: (says: string) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const say = () => { if (words.trim()) { onSay(words.trim()); setWords(''); } };
  return (
    <Stack component="form" gap="xs" onSubmit={(event: FormEvent) => { event.preventDefault(); say(); }}>
      <TextField label={t('designer.try_says')} max={200} value={words} onChange={setWords} />
      <Button type="submit" fullWidth leftSection={<Icon of={IconMicrophone} size="sm" />} disabled={!words.trim()}>{t('designer.try_say')}</Button>
    </Stack>
  );
}
