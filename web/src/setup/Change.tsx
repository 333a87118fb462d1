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

/** Says a usual name, which is stored in English, as the viewer reads it; null where that side has another. */
function useUsualName(): (entry: AuditEntry, side: 'before' | 'after') => string | null {
  const { t, i18n } = useTranslation();
  return ({ kind, key, usual }, side) => {
    const text = `${kind === 'reasons' ? 'reason' : 'disposition'}.${key}`;
    return usual.includes(side) && i18n.exists(text) ? t(text as 'disposition.other') : null;
  };
}

/** The name of what an entry is about, where it says one. */
export function useSubjectName(): (entry: AuditEntry) => string | null {
  const usual = useUsualName();
  return (entry) => {
    const side = entry.after ? 'after' : 'before';
    const name = entry[side]?.name;
    return usual(entry, side) ?? (typeof name === 'string' && name ? name : null);
  };
}

/** The fields in which an entry's before and after differ, in words. */
export function useDifferences(entry: AuditEntry) {
  const usual = useUsualName();
  const say = useFieldWords();
  const value = (side: 'before' | 'after', field: string) => {
    const it = entry[side];
    return it && ((field === 'name' ? usual(entry, side) : null) ?? say.value(field, it[field]));
  };
  return differing(entry.before, entry.after).map((field) => ({ name: say.field(field), before: value('before', field), after: value('after', field) }));
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
