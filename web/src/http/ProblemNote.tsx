import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import { Problem } from './request';

/** What to tell a person about an error: the server's own sentence where there is one. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof Problem)) return t('common.unnamed_problem');
    if (error.status === 0) return t('common.unreachable');
    return error.document.detail || t('common.unnamed_problem');
  };
}

/** A refusal, in the server's words; nothing typed is lost. */
export function ProblemNote({ error }: { error: unknown }) {
  const text = useProblemText();
  return error ? <div role="alert"><Note tone="breach">{text(error)}</Note></div> : null;
}
