import { IconAlertOctagon, IconCheck, IconCircleDashed, type Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../Icon';
import looks from './TestList.module.css';

type TestState = 'passed' | 'failed' | 'unknown';

interface TestEntry {
  id: string;
  name: string;
  is: TestState;
  /** The state in a word. */
  word: string;
  failures: string[];
  actions: ReactNode;
  /** What can be changed of it, while it is open. */
  form?: ReactNode;
}

const icons: Record<TestState, TablerIcon> = { passed: IconCheck, failed: IconAlertOctagon, unknown: IconCircleDashed };

/** Tests with what became of each; what went otherwise stands under its name. */
export function TestList({ label, items, busy }: { label: string; items: TestEntry[]; busy: boolean }) {
  return (
    <ol className={looks.list} aria-label={label} aria-busy={busy || undefined}>
      {items.map(({ id, name, is, word, failures, actions, form }) => (
        <li key={id} data-is={is}>
          <h3><span className={looks.sign} role="img" aria-label={word} title={word}><Icon of={icons[is]} size="sm" /></span>{name}</h3>
          {failures.length > 0 && <ul className={looks.failures}>{failures.map((each, n) => <li key={n}>{each}</li>)}</ul>}
          <div className={looks.actions}>{actions}</div>
          {form && <div className={looks.form}>{form}</div>}
        </li>
      ))}
    </ol>
  );
}
