import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Palette } from '~/design/patterns/Palette';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import type { Me } from '~/live/messages';
import { useCallEntry, useFoundEntries, useOwnEntries, useThingEntries, type Entry } from './entries';
import { ranked } from './rank';
import { recentOf, remember } from './recent';

const settleMs = 180;
const shownMax = 60;
const thingsMax = 8;

/** What is typed, once the typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Everything one can do and go to, from anywhere, by typing a part of its name. */
export function CommandPalette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const typed = useDeferredValue(query);
  const asked = useSettled(query);
  const own = useOwnEntries(me);
  const call = useCallEntry(typed);
  const things = useThingEntries(me, asked.trim().length > 1);
  const found = useFoundEntries(me, asked);
  const recent = useMemo(() => recentOf(me.id), [me.id]);

  const entries = useMemo(() => {
    if (!typed.trim()) {
      const lately = recent.flatMap((id) => own.find((each) => each.id === id) ?? []);
      return [...lately.map((each) => ({ ...each, group: t('palette.recent') })), ...own.filter(({ id }) => !recent.includes(id))];
    }
    const best = [...call, ...ranked(own, typed, recent), ...ranked(things, typed, []).slice(0, thingsMax)];
    // Groups in the order of their best entry; what the server found comes last, as it comes late.
    const order = [...new Set(best.map(({ group }) => group))];
    return [...order.flatMap((group) => best.filter((each) => each.group === group)), ...found.entries].slice(0, shownMax);
  }, [typed, own, call, things, found.entries, recent, t]);

  const busy = found.busy || asked !== query;
  const counted = entries.length ? t('palette.count', { count: entries.length }) : t('palette.nothing', { typed: query });
  const status = busy && query.trim().length > 1 ? t('palette.searching') : found.failed ? t('palette.failed') : counted;
  const choose = (entry: Entry) => {
    if (entry.lasting) remember(me.id, entry.id);
    onClose();
    // Closing gives the focus back to where it was; what is done then may take it elsewhere.
    setTimeout(() => { Promise.resolve(entry.run()).catch((refusal: unknown) => toast(text(refusal))); });
  };
  return (
    <Palette label={t('palette.title')} hint={t('palette.hint')} help={t('palette.help')} query={query} onQuery={(next) => { setQuery(next); setAt(0); }}
      entries={entries} at={Math.min(at, Math.max(0, entries.length - 1))} onAt={setAt} onChoose={choose} onClose={onClose} status={status} />
  );
}
