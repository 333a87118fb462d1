import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RuleList } from '~/design/form/RuleList';
import { keptRules } from '../rules';

/** A password to choose, with its rules beside it while it is typed. */
export function NewPassword({ login, value, onChange, error }: { login: string; value: string; onChange: (password: string) => void; error?: string | undefined }) {
  const { t } = useTranslation();
  const kept = keptRules(value, login);
  return (
    <>
      <PasswordInput label={t('welcome.password')} autoComplete="new-password" value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} />
      <RuleList label={t('welcome.password_rules')} keptWord={t('welcome.kept')} rules={[
        { words: t('welcome.rule_long'), kept: kept.long }, { words: t('welcome.rule_varied'), kept: kept.varied }, { words: t('welcome.rule_not_login'), kept: kept.not_login },
      ]} />
    </>
  );
}
