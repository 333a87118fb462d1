import { IconShieldCheck, IconShieldLock, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import type { Contact } from '~/live/messages';

type Verification = NonNullable<Contact['verification']>;

const signs = {
  verified: { tone: 'ok', icon: IconShieldCheck },
  failed: { tone: 'watch', icon: IconShieldX },
  locked: { tone: 'breach', icon: IconShieldLock },
  unknown: { tone: 'plain', icon: IconShieldQuestion },
} as const;

/** Whether the caller has proven who they are, and by what. */
export function VerifiedSign({ verification: { verdict, by, with_number: withNumber } }: { verification: Verification }) {
  const { t } = useTranslation();
  const means = t(`verification.by_${by}${withNumber ? '_number' : ''}`);
  return <Chip {...signs[verdict]}>{t(`verification.${verdict}`, { means })}</Chip>;
}
