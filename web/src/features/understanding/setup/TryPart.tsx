import { Button } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Shares } from '~/design/chart/Shares';
import { DrawerPart } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import type { FormProps } from '~/setup/kind';
import { formatShare } from '~/texts/format';
import { StandingNote } from './StandingNote';
import { trySentence, type IntentModel, type Meaning } from './model';
import { UnknownPart } from './UnknownPart';
import { useIntentName } from './useIntentName';

/** A sentence, and what the trained model makes of it. */
export function TryPart(props: FormProps<IntentModel>) {
  const { form } = props;
  const { t, i18n } = useTranslation();
  const [text, setText] = useState('');
  const key = form.stored?.key;
  const asked = useMutation({ mutationFn: (sentence: string) => trySentence(key ?? '', sentence, i18n.language) });
  const ask = () => { if (text.trim()) asked.mutate(text.trim()); };
  // In a form Enter would save it.
  const enter = (event: KeyboardEvent) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); ask(); } };
  if (key === undefined) return <DrawerPart><Note>{t('intents.save_first')}</Note></DrawerPart>;
  return (
    <>
      <DrawerPart title={t('intents.try')}>
        <StandingNote form={form} />
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div role="group" aria-label={t('intents.try')} onKeyDown={enter}>
          <TextField label={t('intents.sentence')} max={500} value={text} onChange={setText} />
          <Button size="sm" mt="sm" onClick={ask} leftSection={<Icon of={IconMessageQuestion} size="sm" />} loading={asked.isPending}>{t('intents.understand')}</Button>
        </div>
        {asked.error && <ProblemNote error={asked.error} />}
        {asked.data && <Understood meaning={asked.data} model={form.value} />}
      </DrawerPart>
      <UnknownPart {...props} />
    </>
  );
}

function Understood({ meaning, model }: { meaning: Meaning; model: IntentModel }) {
  const { t } = useTranslation();
  const name = useIntentName(model);
  const best = meaning.guesses[0];
  if (!meaning.version) return <div role="status"><Note tone="watch">{t('intents.not_trained_yet')}</Note></div>;
  return (
    <>
      <div role="status">
        {meaning.known && best ? <Note tone="ok" title={name(best.intent)}>{formatShare(best.confidence)}</Note> : <Note tone="watch" title={t('intents.unknown')}>{t('intents.unknown_text')}</Note>}
      </div>
      <Shares label={t('intents.ranked')} items={meaning.guesses.map(({ intent, confidence }) => ({ key: intent, name: name(intent), share: confidence, words: formatShare(confidence) }))} />
    </>
  );
}
