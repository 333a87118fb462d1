import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DrawerPart } from '~/design/Drawer';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import { formatNumber } from '~/texts/format';
import { usesOf } from './api';
import type { KindName } from './kind';
import { addressOf, useKindWord } from './places';

/** So many are named; of more only the number is told. */
const namedMax = 12;

/** What depends on the thing. */
export function UsedBy({ kind, id }: { kind: KindName; id: string }) {
  const { t } = useTranslation();
  const word = useKindWord();
  const { data } = useQuery({ queryKey: ['setup', kind, 'uses', id], queryFn: () => usesOf(kind, id) });
  if (!data) return null;
  return (
    <DrawerPart title={t('setup.used_by')}>
      {data.length ? <PlainRows>{data.slice(0, namedMax).map((use) => <li key={`${use.kind}:${use.key}`}><Link to={addressOf(use.kind, use.key)} title={use.name}>{use.name}</Link><span>{word(use.kind)}</span></li>)}{data.length > namedMax && <li><Text tone="meta">{`+${formatNumber(data.length - namedMax)}`}</Text></li>}</PlainRows> : <Text tone="meta" size="sm">{t('setup.used_by_nothing')}</Text>}
    </DrawerPart>
  );
}
