import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { readSecondFactorOf, removeSecondFactorOf } from '../api/secondFactor';

/** Whoever has lost phone and recovery codes is let in by an administrator. */
export function UsersSecondFactor({ userId, readOnly }: { userId: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ['second-factor', userId];
  const { data } = useQuery({ queryKey: key, queryFn: () => readSecondFactorOf(userId) });
  const removing = useAsk(() => removeSecondFactorOf(userId).then(() => { toast(t('second_factor.ended')); return queries.invalidateQueries({ queryKey: key }); }));
  if (!data?.on) return null;
  return (
    <>
      <ProblemNote error={removing.problem} />
      <Group wrap="wrap"><Text size="sm">{t('second_factor.theirs')}</Text>{!readOnly && <Button size="xs" aria-busy={removing.phase === 'asked'} onClick={() => removing.ask()}>{t('second_factor.take_away')}</Button>}</Group>
    </>
  );
}
