import { IconCheck, IconCircle } from '@tabler/icons-react';
import { Unseen } from '../Announcer';
import { Icon } from '../Icon';
import looks from './RuleList.module.css';

interface RuleListProps {
  label: string;
  rules: { words: string; kept: boolean }[];
  /** Said before a rule that is kept. */
  keptWord: string;
}

/** What must hold of something that is being typed; each rule shows when it does. */
export function RuleList({ label, rules, keptWord }: RuleListProps) {
  return (
    <ul className={looks.rules} aria-label={label}>
      {rules.map(({ words, kept }) => (
        <li key={words} data-kept={kept || undefined}><Icon of={kept ? IconCheck : IconCircle} size="xs" /><span>{kept && <Unseen>{`${keptWord}: `}</Unseen>}{words}</span></li>
      ))}
    </ul>
  );
}
