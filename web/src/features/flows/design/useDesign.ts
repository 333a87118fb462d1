import { useCallback, useState } from 'react';
import { waysOf } from './kinds/registry';
import { added, copied, moved, pasteable, pasted, renamed, withWay, without, type Point } from './model/edit';
import { withNode, type FlowDocument, type FlowNode, type Path } from './model/document';
import { begun, changed, redone, undone, type History } from './model/history';

export interface Design {
  document: FlowDocument;
  chosen: string[];
  choose: (ids: string[]) => void;
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
  /** One step on; steps `about` the same thing in a row are undone as one. */
  change: (document: FlowDocument, about?: string) => void;
  setNode: (id: string, node: FlowNode, about?: string) => void;
  /** A new node; `from` leads to it where that is given. Gives its name. */
  add: (node: FlowNode, from?: { id: string; path: Path }) => string;
  lead: (from: string, path: Path, to: string) => void;
  move: (places: Record<string, Point>) => void;
  rename: (from: string, to: string) => void;
  remove: (ids: string[]) => void;
  copy: (ids: string[]) => string;
  /** Whether the text held nodes. */
  paste: (text: string) => boolean;
}

/** A flow while it is drawn: its document with everything that was done to it, and which nodes are chosen. */
export function useDesign(first: FlowDocument, onChange: (document: FlowDocument) => void): Design {
  const [history, setHistory] = useState<History<FlowDocument>>(() => begun(first));
  const [chosen, choose] = useState<string[]>([]);
  const { now: document } = history;
  const go = useCallback((next: History<FlowDocument>) => {
    if (next.now === history.now) return;
    setHistory(next);
    choose((ids) => ids.filter((id) => id in next.now.nodes));
    onChange(next.now);
  }, [history, onChange]);
  const change = (next: FlowDocument, about?: string) => go(changed(history, next, about ?? null));
  return {
    document, chosen, choose, change,
    canUndo: history.past.length > 0, canRedo: history.future.length > 0,
    undo: () => go(undone(history)), redo: () => go(redone(history)),
    setNode: (id, node, about) => change(withNode(document, id, node), about),
    add: (node, from) => {
      const made = added(document, node);
      change(from ? withWay(made.document, from.id, from.path, made.id) : made.document);
      choose([made.id]);
      return made.id;
    },
    lead: (from, path, to) => change(withWay(document, from, path, to)),
    move: (places) => change(moved(document, places)),
    rename: (from, to) => { change(renamed(document, from, to, waysOf)); choose([to]); },
    remove: (ids) => { change(without(document, ids, waysOf)); choose([]); },
    copy: (ids) => copied(document, ids),
    paste: (text) => {
      const nodes = pasteable(text);
      if (!nodes) return false;
      const made = pasted(document, nodes, waysOf);
      change(made.document);
      choose(made.ids);
      return true;
    },
  };
}
