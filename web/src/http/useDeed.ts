import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '~/design/Toast';
import { useProblemText } from './ProblemNote';

/** Does something at the server and says what came of it: `done`, or the server's refusal. */
export function useDeed(): (deed: Promise<unknown>, done?: string) => void {
  const { t } = useTranslation();
  const text = useProblemText();
  return useCallback((deed, done) => {
    deed.then(() => toast(done ?? t('common.done'))).catch((refusal: unknown) => toast(text(refusal)));
  // The words change with the language only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t]);
}
