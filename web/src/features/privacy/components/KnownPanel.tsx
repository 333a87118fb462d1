import { useTranslation } from 'react-i18next';
import { Facts } from '~/design/Facts';
import { Halves, Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { formatNumber } from '~/texts/format';
import type { WhatIsKnown } from '../api/privacy';

const counted = ['records', 'contacts', 'notes', 'recordings', 'mentions', 'audit_entries', 'searches'] as const;

/** What is known of a person, what of it would go, and what would stay and why. */
export function KnownPanel({ known }: { known: WhatIsKnown }) {
  const { t } = useTranslation();
  return (
    <Halves>
      <Panel title={t('privacy.goes')}>
        <Facts items={[
          { name: t('customers.name'), value: <bdi>{known.names.join(', ') || '–'}</bdi> },
          { name: t('customers.numbers'), value: <Text as="bdi" num>{known.numbers.join(', ') || '–'}</Text> },
          { name: t('customers.emails'), value: <bdi>{known.emails.join(', ') || '–'}</bdi> },
          ...counted.map((what) => ({ name: t(`privacy.${what}`), value: <Text num>{formatNumber(known[what])}</Text> })),
        ]} />
      </Panel>
      <Panel title={t('privacy.stays')}>
        {known.stays.length === 0 && <Text as="p" tone="meta">{t('privacy.stays_nothing')}</Text>}
        <Facts items={known.stays.map(({ what, count, references }) => ({
          name: <Text num>{formatNumber(count)}</Text>,
          value: <>{t(`privacy.stays_${what}`)}{references.length > 0 && <Text as="p" size="sm" tone="meta" num>{references.join(', ')}</Text>}</>,
        }))} />
      </Panel>
    </Halves>
  );
}
