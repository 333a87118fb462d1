import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { SearchBox } from '~/design/SearchBox';
import { useSeesPersonal } from '~/person/masked';
import { useFilters } from '../hooks/useFilters';

const settleMs = 250;

/** Finds contacts by anything. What is typed goes to the address once the typing pauses. */
export function ContactSearch() {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const there = filters.q ?? '';
  const [typed, setTyped] = useState(there);
  const sent = useRef(there);
  const here = useLocation().pathname;
  const send = useDebouncedCallback((text: string) => {
    // Whoever has opened a contact meanwhile must not be brought back.
    if (window.location.pathname !== here) return;
    sent.current = text.trim();
    set('q', text.trim());
  }, settleMs);
  // Back, a kept search or "Clear" changed the address: the box follows.
  useEffect(() => { if (there !== sent.current) { sent.current = there; setTyped(there); } }, [there]);
  return <SearchBox wide value={typed} words={t(useSeesPersonal() ? 'contacts.search' : 'contacts.search_whole')} onChange={(text) => { setTyped(text); send(text); }} />;
}
