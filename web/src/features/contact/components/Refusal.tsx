import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Banner } from '~/design/Note';
import { useProblemText } from '~/http/ProblemNote';
import type { Ask } from '~/http/useAsk';

type Wish = Pick<Ask<never>, 'phase' | 'problem' | 'again'>;

/** What became of wishes that were not simply granted: refused, or not confirmed yet. Under the call bar, never over it. */
export function Refusal({ wishes }: { wishes: Wish[] }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const refused = wishes.find(({ phase }) => phase === 'refused');
  if (refused) return <div role="alert"><Banner tone="breach">{text(refused.problem)}</Banner></div>;
  const late = wishes.find(({ phase }) => phase === 'late');
  return late ? <Banner tone="watch" end={<Button size="xs" onClick={late.again}>{t('common.retry')}</Button>}>{t('common.late')}</Banner> : null;
}
