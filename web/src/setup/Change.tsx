import { useTranslation } from 'react-i18next';
import { Differences } from '~/design/Differences';
import { ChangeBox } from '~/design/ChangeBox';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import type { AuditEntry } from './api';
import { TakeBack } from './TakeBack';
import { differing } from './rules';
import { useFieldWords } from './words';

/** What happened, in a word: added, changed, removed, or the server's own word for it. */
export function useDeedWord(): (what: string) => string {
  const { t, i18n } = useTranslation();
  return (what) => {
    const deed = what.split('.')[1] ?? what;
    return i18n.exists(`deed.${deed}`) ? t(`deed.${deed}` as 'deed.changed') : what;
  };
}

/** The fields in which an entry's before and after differ, in words; a usual name, which is stored in English, as the viewer reads it. */
export function useDifferences(entry: AuditEntry) {
  const { i18n } = useTranslation();
  const say = useFieldWords();
  const usual = `${entry.kind === 'reasons' ? 'reason' : 'disposition'}.${entry.key}`;
  const side = (which: 'before' | 'after', field: string) => {
    const it = entry[which];
    if (!it) return null;
    return field === 'name' && entry.usual.includes(which) && i18n.exists(usual) ? i18n.t(usual as 'disposition.other') : say.value(field, it[field]);
  };
  return differing(entry.before, entry.after).map((field) => ({ name: say.field(field), before: side('before', field), after: side('after', field) }));
}

/** One change: who, when, and what is different since. */
export function Change({ entry }: { entry: AuditEntry }) {
  const deed = useDeedWord();
  const zone = useZone();
  const items = useDifferences(entry);
  return (
    <ChangeBox who={entry.who} what={deed(entry.what)} when={`${formatDay(entry.at, zone)} ${formatTime(entry.at, zone, 'minutes')}`} end={<TakeBack entry={entry} />}>
      {items.length > 0 && <Differences items={items} />}
    </ChangeBox>
  );
}
