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

/** What is wrong with the flow as it is drawn, told by the server a moment after the last change; an older answer never replaces a newer one. */
export function useFaults(id: string, document: FlowDocument): Checked {
  const say = useFieldWords();
  const [told, setTold] = useState<{ faults: Fault[]; of: FlowDocument | null }>({ faults: [], of: null });
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      // A check that cannot be made says nothing: publishing will.
      checkThing('flows', { id, name: id, document }, id).then((faults) => { if (wanted) setTold({ faults, of: document }); }).catch(() => undefined);
    }, settleMs);
    return () => { wanted = false; clearTimeout(timer); };
  }, [id, document]);
  const [hints, setHints] = useState<MissingLanguages[]>([]);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => { missingIn(id, document).then((found) => { if (wanted) setHints(found); }).catch(() => undefined); }, settleMs);
    return () => { wanted = false; clearTimeout(timer); };
  }, [id, document]);
  const lonely = useMemo(() => offersNobody(document), [document]);
  const troubles = useMemo(() => troublesOf(document, told.faults), [document, told.faults]);
  const of = (node: string) => ({ troubles: troubles.filter((each) => each.node === node), hints: hints.filter((each) => each.node === node) });
  return {
    troubles, hints, offersNobody: lonely, toLookAt: hints.length + Number(lonely), of, fresh: told.of === document, textOf: say.fault,
    error: (node, path) => { const trouble = troubleAt(of(node).troubles, path); return trouble && say.fault(trouble.fault); },
  };
}
