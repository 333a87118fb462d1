import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Problem, request } from '~/http/request';
import { documentOf, type FlowDocument } from '../model/document';
import { listVersions, readDraft, saveDraft, type Draft } from './api';
import { Keeper, type Standing } from './keeper';

export interface Opened {
  id: string;
  name: string;
  /** What answers callers now, and its version. */
  live: FlowDocument;
  version: number;
  draft: Draft | null;
  /** What this browser had not sent yet. */
  unsaved: { document: FlowDocument; revision: number } | null;
}

const place = (id: string) => `ringhall.flow.${id}`;

function unsavedOf(id: string): Opened['unsaved'] {
  const text = localStorage.getItem(place(id));
  return text ? JSON.parse(text) as Opened['unsaved'] : null;
}

async function open(id: string): Promise<Opened> {
  const [flow, versions] = await Promise.all([request<{ id: string; name: string; document: unknown }>('GET', `/flows/${encodeURIComponent(id)}`), listVersions(id, null)]);
  const draft = versions.draft ? await readDraft(id) : null;
  return { id, name: flow.name, live: documentOf(flow.document), version: versions.items[0]?.version ?? 0, draft, unsaved: unsavedOf(id) };
}

/** A flow as it is opened to be drawn: once; from then on what is drawn here counts. */
export function useOpened(id: string) {
  return useQuery({ queryKey: ['flow', id, 'opened'], queryFn: () => open(id), staleTime: Infinity, gcTime: 0, retry: false });
}

/** Saves what is drawn as the flow's draft, and says how that stands. */
export function useKeeper({ id, draft, unsaved }: Opened): { keeper: Keeper; standing: Standing; refusal: unknown } {
  const [told, setTold] = useState<{ standing: Standing; refusal: unknown }>({ standing: unsaved ? 'unsaved' : 'saved', refusal: null });
  const queries = useQueryClient();
  const first = useRef({ draft, unsaved });
  const keeper = useMemo(() => new Keeper(first.current.unsaved?.revision ?? first.current.draft?.revision ?? 0, {
    send: async (document, revision) => {
      const saved = await saveDraft(id, document, revision);
      void queries.invalidateQueries({ queryKey: ['flow', id, 'difference'] });
      return saved.revision;
    },
    isClash: (refusal) => refusal instanceof Problem && refusal.status === 409,
    onStanding: (standing, refusal) => setTold({ standing, refusal }),
    keep: (left) => { if (left) localStorage.setItem(place(id), JSON.stringify(left)); else localStorage.removeItem(place(id)); },
  }), [id, queries]);
  useEffect(() => {
    if (first.current.unsaved) keeper.change(first.current.unsaved.document);
    return () => { void keeper.flush(); keeper.end(); };
  }, [keeper]);
  return { keeper, ...told };
}
