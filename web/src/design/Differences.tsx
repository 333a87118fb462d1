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

/** What was, and what is: one line a field. */
export function Differences({ items }: { items: Difference[] }) {
  const { t } = useTranslation();
  return (
    <dl className={looks.list}>
      {items.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {before !== null && <del><Unseen>{t('form.before')}</Unseen>{before}</del>}
            {before !== null && after !== null && <Icon of={IconArrowRight} size="xs" />}
            {after !== null && <ins><Unseen>{t('form.after')}</Unseen>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
