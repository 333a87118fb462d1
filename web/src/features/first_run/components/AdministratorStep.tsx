import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import { StepForm, type StepProps } from './StepForm';

/** Says who came in first; there is nothing to do any more. */
export function AdministratorStep({ name, ...step }: StepProps & { name: string }) {
  const { t } = useTranslation();
  return (
    <StepForm {...step} step="administrator" title={t('welcome.administrator')} intro={t('welcome.administrator_done')} word={t('welcome.go_on')} onSave={() => Promise.resolve()}>
      <Note tone="ok">{t('welcome.signed_in_as', { name })}</Note>
    </StepForm>
  );
}
