import { IconArrowRight } from '@tabler/icons-react';
import { Unseen } from './Announcer';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import looks from './Differences.module.css';

export interface Difference {
  name: string;
  before: string | null;
  after: string | null;
}

interface DifferencesProps {
  items: Difference[];
  /** Where neither has come first: what the two versions are called. */
  sides?: [string, string];
}

/** What was, and what is: one line a field. Two versions side by side where `sides` names them. */
export function Differences({ items, sides }: DifferencesProps) {
  const { t } = useTranslation();
  return (
    <dl className={looks.list}>
      {items.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          {sides
            ? <dd className={looks.sides}><b>{sides[0]}</b><bdi>{before}</bdi><b>{sides[1]}</b><bdi>{after}</bdi></dd>
            : (
              <dd>
                {before !== null && <del><Unseen>{t('form.before')}</Unseen>{before}</del>}
                {before !== null && after !== null && <Icon of={IconArrowRight} size="xs" />}
                {after !== null && <ins><Unseen>{t('form.after')}</Unseen>{after}</ins>}
              </dd>
            )}
        </div>
      ))}
    </dl>
  );
}
