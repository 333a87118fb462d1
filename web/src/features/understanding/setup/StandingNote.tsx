import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import type { Form } from '~/setup/useForm';
import { momentOf } from './model';
import { trainAgain, type IntentModel } from './model';
import { stateKey, useModelState } from './useModelState';

const tones = { training: 'brand', trained: 'ok', failed: 'watch' } as const;

/** Whether the model knows the examples as they are stored, and what to do where it does not. */
export function StandingNote({ form }: { form: Form<IntentModel> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = form.stored?.key;
  const { state, error } = useModelState(key, form.stored?.version);
  const again = useMutation({ mutationFn: () => trainAgain(key ?? ''), onSuccess: () => client.invalidateQueries({ queryKey: stateKey(key ?? '') }) });
  if (error) return <ProblemNote error={error} />;
  if (!state) return null;
  const older = !state.current && state.trained_at !== null;
  const mayAgain = state.standing === 'failed' && state.why !== 'too_few' && !form.readOnly;
  return (
    <div role="status">
      <Note tone={tones[state.standing]} title={t(`intents.standing_${state.standing}`)}
        end={mayAgain && <Button size="xs" leftSection={<Icon of={IconRefresh} size="sm" />} loading={again.isPending} onClick={() => again.mutate()}>{t('intents.train_again')}</Button>}>
        {state.why && t(`intents.why_${state.why as 'too_few'}`)} {older ? t('intents.older_answers') : state.trained_at && t('intents.since', { time: momentOf(state.trained_at) })}
      </Note>
    </div>
  );
}
