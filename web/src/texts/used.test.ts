import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import da from './da.json';
import en from './en.json';
import ro from './ro.json';
import sl from './sl.json';
import zh from './zh.json';

type Texts = Record<string, Record<string, string>>;
const english: Texts = en;
const others: Record<string, Texts> = { zh, da, ro, sl };
const plural = /_(zero|one|two|few|many|other)$/;

/** Keys are put together in the code below these beginnings only: what follows is a state, a field, a code of the server. */
const putTogether = [
  'account.', 'alert.', 'calendars.look_', 'call_backs.', 'call.left_', 'caller_proof.', 'contact_filter.', 'contacts.', 'customers.', 'decision.', 'deed.', 'designer.about_', 'designer.end_', 'designer.field_', 'designer.group_', 'designer.hint_', 'designer.kind_', 'designer.prompt_', 'designer.standing_', 'designer.test_', 'designer.try_call_back_', 'designer.try_queue_', 'designer.value_', 'designer.waits_', 'designer.way_', 'directory.kind_', 'disposition.', 'fault.', 'field.', 'figures.', 'gallery.', 'health.', 'hint.', 'import.fault_', 'keys.', 'made_of.', 'notes.', 'notice.', 'outcome.', 'person.', 'phase.', 'privacy.', 'prompts.origin_', 'prompts.record_is_', 'prompts.record_not_', 'reason.', 'recognisers.url_', 'scripts.takes_', 'setup.',
  'queue_rule.', 'queues.call_back_', 'queues.opens_', 'queues.wrap_up_', 'intents.hint_', 'intents.standing_', 'intents.why_', 'recording.', 'retention.deletes_', 'right.', 'right_of.', 'role.', 'role_note.', 'seat.', 'seats.', 'sign_in.', 'sounds.', 'sources.outcome_', 'sources.reason_', 'state.', 'story.', 'strategy.', 'treatments.by_', 'treatments.does_', 'trouble.', 'value.', 'verification.', 'virtual_agents.served_', 'voicemail.none_', 'voicemail.state_', 'webhooks.state_', 'webhooks.told_', 'webhooks.trouble_', 'welcome.', 'wrap_up.ended_',
];

/** Words that a language has in common with English. */
const common: Record<string, string[]> = {
  zh: [],
  da: [
    'Acceleration', 'Administrator', 'Agent', 'Browser', 'Codecs', 'Data', 'Database', 'Definition', 'Download', 'E-mail', 'Find', 'Flow', 'Flows', 'Headset', 'Interval', 'Live', 'Login', 'Menu', 'Model', 'Note', 'Offline', 'Organisation', 'PIN', 'Parameter', 'Pause', 'Person', 'Port', 'Server', 'Stop', 'System',
    'Transport', 'Trunk', 'Trunks', 'Version', 'Webhook', 'Webhooks', 'norm', 'point', 'stop', 'test', 'version',
  ],
  ro: ['Administrator', 'Agent', 'Audit', 'Browser', 'Calendar', 'Contact', 'Document', 'Document (JSON)', 'E-mail', 'General', 'Interval', 'Model', 'PIN', 'Port', 'Script', 'Secret', 'Server', 'Test', 'Total', 'Transfer', 'Transport', 'Verdict', 'Webhook'],
  sl: ['Agent', 'Interval', 'Model', 'PIN', 'Parameter', 'test'],
};
const units = ['', 's', 'kb', 'LUFS'];

const root = new URL('..', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file)).map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n');
const areas = Object.keys(english).join('|');
const keys = Object.entries(english).flatMap(([area, lines]) => Object.keys(lines).map((key) => `${area}.${key}`));
const known = new Set([...keys, ...keys.map((key) => key.replace(plural, ''))]);
const written = new Set([...sources.matchAll(new RegExp(`['"\`]((?:${areas})\\.\\w+)['"\`]`, 'g'))].map(([, key = '']) => key));
const beginnings = [...new Set([...sources.matchAll(new RegExp(`\`((?:${areas})\\.\\w*)\\$\\{`, 'g'))].map(([, start = '']) => start))];

/** Rights of the server are written like keys. */
const isRight = (key: string) => key.replaceAll('.', '_') in en.right;
const words = (text: string) => text.replace(/{{[^}]*}}/g, '').replace(/^[\s,.:·]+|[\s,.:·]+$/g, '');

describe('texts and the code', () => {
  it('every key in the code has words', () => {
    expect([...written].filter((key) => !known.has(key) && !isRight(key))).toEqual([]);
  });

  it('every key is used in the code, as it is or put together', () => {
    expect(keys.filter((key) => !written.has(key) && !written.has(key.replace(plural, '')) && !beginnings.some((start) => key.startsWith(start)))).toEqual([]);
  });

  it('keys are put together only below beginnings that are named here, and each of these is in use', () => {
    expect(beginnings.filter((start) => !putTogether.some((each) => start.startsWith(each)))).toEqual([]);
    expect(putTogether.filter((each) => !beginnings.some((start) => start.startsWith(each)))).toEqual([]);
  });
});

describe.each(Object.entries(others))('texts in %s', (language, texts) => {
  const lines = Object.entries(texts).flatMap(([area, each]) => Object.entries(each).map(([key, text]) => ({ area, key, text })));

  it('differ from the English ones, but for words both have', () => {
    const allowed = new Set([...units, ...(common[language] ?? [])].map((word) => word.toLowerCase()));
    const untranslated = lines.filter(({ area, key, text }) => text === english[area]?.[key] && !allowed.has(words(text).toLowerCase()));
    expect(untranslated.map(({ area, key, text }) => `${area}.${key}: ${text}`)).toEqual([]);
  });

  it('have as many forms of a number as the language', () => {
    const forms = { zh: ['other'], da: ['one', 'other'], ro: ['few', 'one', 'other'], sl: ['few', 'one', 'other', 'two'] }[language];
    const counted = keys.filter((key) => key.endsWith('_one') && known.has(`${key.slice(0, -4)}_other`)).map((key) => key.slice(0, -4));
    expect(counted.length).toBeGreaterThan(10);
    for (const base of counted) {
      const [area = '', name = ''] = base.split('.');
      const here = Object.entries(texts[area] ?? {}).filter(([key]) => key.replace(plural, '') === name && plural.test(key));
      expect(here.map(([key]) => key.slice(name.length + 1)).sort(), base).toEqual(forms);
    }
  });
});
