import { useTranslation } from 'react-i18next';
import { Facts } from '~/design/Facts';
import { PlainButton } from '~/design/PlainButton';
import { toast } from '~/design/Toast';
import type { SipAccount } from '../api/sip';

/** What has to be typed into a phone. */
export function AccountFacts({ account }: { account: SipAccount }) {
  const { t } = useTranslation();
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast(t('phone.copied')));
  return (
    <Facts items={[
      { name: t('phone.user'), value: <bdi>{account.user}</bdi> },
      { name: t('phone.secret'), value: <><bdi>{account.secret}</bdi> <PlainButton onClick={() => copy(account.secret)}>{t('phone.copy')}</PlainButton></> },
      { name: t('phone.host'), value: <bdi>{account.host}</bdi> }, { name: t('phone.port'), value: account.port }, { name: t('phone.transport'), value: account.transport.toUpperCase() },
    ]} />
  );
}
