import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Banner } from '~/design/Note';
import { useProblemText } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { listVersions } from './draft/api';
import type { Keeper } from './draft/keeper';

interface DraftClashProps {
  id: string;
  keeper: Keeper;
  refusal: unknown;
  onReopen: () => Promise<unknown>;
}

/** Somebody else saved this draft meanwhile: nothing is overwritten until a person says which one counts. */
export function DraftClash({ id, keeper, refusal, onReopen }: DraftClashProps) {
  const { t } = useTranslation();
  const tell = useProblemText();
  const mine = useAsk(() => listVersions(id, null).then(({ draft }) => keeper.insist(draft)));
  const theirs = useAsk(() => { keeper.forget(0); return onReopen(); });
  const buttons = <><Button size="xs" aria-busy={theirs.phase === 'asked'} onClick={() => theirs.ask()}>{t('designer.take_theirs')}</Button> <Button size="xs" aria-busy={mine.phase === 'asked'} onClick={() => mine.ask()}>{t('designer.keep_mine')}</Button></>;
  return <div role="alert"><Banner tone="watch" title={t('setup.clash')} end={buttons}>{tell(refusal)}</Banner></div>;
}
