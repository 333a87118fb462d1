import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkThing } from '~/setup/api';
import type { Fault } from '~/setup/rules';
import { useFieldWords } from '~/setup/words';
import type { FlowDocument, Path } from './model/document';
import { troubleAt, troublesOf, type Trouble } from './model/faults';
import { missingLanguages, offersNobody, type Hint } from './model/hints';

const settleMs = 350;

export interface Checked {
  troubles: Trouble[];
  hints: Hint[];
  /** What was drawn last is checked. */
  fresh: boolean;
  textOf: (fault: Fault) => string;
  hintText: (hint: Hint) => string;
  of: (node: string) => { troubles: Trouble[]; hints: Hint[] };
  error: (node: string, path: Path) => string | undefined;
}

/** What is wrong with the flow as it is drawn, told by the server a moment after the last change; an older answer never replaces a newer one. */
export function useFaults(id: string, document: FlowDocument): Checked {
  const { t } = useTranslation();
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
  const troubles = useMemo(() => troublesOf(document, told.faults), [document, told.faults]);
  const hints = useMemo<Hint[]>(() => [...(offersNobody(document) ? [{ node: null, path: [], languages: [] }] : []), ...missingLanguages(document)], [document]);
  const of = (node: string) => ({ troubles: troubles.filter((each) => each.node === node), hints: hints.filter((each) => each.node === node) });
  return {
    troubles, hints, of, fresh: told.of === document, textOf: say.fault,
    hintText: ({ node, languages }) => (node === null ? t('designer.offers_nobody') : t('designer.not_said_in', { languages: languages.map((each) => t(`value.language_${each as 'en'}`, { defaultValue: each })).join(', ') })),
    error: (node, path) => { const trouble = troubleAt(of(node).troubles, path); return trouble && say.fault(trouble.fault); },
  };
}
