import { useEffect, useMemo, useState } from 'react';
import { checkThing } from '~/setup/api';
import { missingIn, type MissingLanguages } from '~/setup/missingLanguages';
import type { Fault } from '~/setup/rules';
import { useFieldWords } from '~/setup/words';
import type { FlowDocument, Path } from './model/document';
import { troubleAt, troublesOf, type Trouble } from './model/faults';
import { offersNobody } from './model/hints';

const settleMs = 350;

export interface Checked {
  troubles: Trouble[];
  hints: MissingLanguages[];
  /** Callers may be kept in its menus: nowhere are they offered a person. */
  offersNobody: boolean;
  /** How many things there are to look at that hinder nobody from publishing. */
  toLookAt: number;
  /** What was drawn last is checked. */
  fresh: boolean;
  textOf: (fault: Fault) => string;
  of: (node: string) => { troubles: Trouble[]; hints: MissingLanguages[] };
  error: (node: string, path: Path) => string | undefined;
}

interface Told<T> {
  said: T;
  of: FlowDocument;
}

/** What the server says of the flow as it is drawn, a moment after the last change; an older answer never replaces a newer one. */
function useTold<T>(id: string, document: FlowDocument, ask: (id: string, document: FlowDocument) => Promise<T>): Told<T> | null {
  const [told, setTold] = useState<Told<T> | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      // A check that cannot be made says nothing: publishing will.
      ask(id, document).then((said) => { if (wanted) setTold({ said, of: document }); }).catch(() => undefined);
    }, settleMs);
    return () => { wanted = false; clearTimeout(timer); };
  }, [id, document, ask]);
  return told;
}

const checkFlow = (id: string, document: FlowDocument): Promise<Fault[]> => checkThing('flows', { id, name: id, document }, id);
const noFaults: Fault[] = [];

/** What is wrong with the flow as it is drawn, and what to look at. */
export function useFaults(id: string, document: FlowDocument): Checked {
  const say = useFieldWords();
  const told = useTold(id, document, checkFlow);
  const faults = told?.said ?? noFaults;
  const hints = useTold(id, document, missingIn)?.said ?? [];
  const lonely = useMemo(() => offersNobody(document), [document]);
  const troubles = useMemo(() => troublesOf(document, faults), [document, faults]);
  const of = (node: string) => ({ troubles: troubles.filter((each) => each.node === node), hints: hints.filter((each) => each.node === node) });
  return {
    troubles, hints, offersNobody: lonely, toLookAt: hints.length + Number(lonely), of, fresh: told?.of === document, textOf: say.fault,
    error: (node, path) => { const trouble = troubleAt(of(node).troubles, path); return trouble && say.fault(trouble.fault); },
  };
}
