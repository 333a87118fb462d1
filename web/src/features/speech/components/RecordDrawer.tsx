import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { SelectField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { languages } from '~/setup/prompts/parts';
import { putRecording, type Prompt } from '../api/prompts';
import { inLanguage, isName, languageOf } from '../names';
import { useRecorder, type Take } from '../recording/useRecorder';
import { ByPhone } from './ByPhone';
import { RecorderPart } from './RecorderPart';

interface RecordDrawerProps {
  /** The prompt that gets another sound; without it a new one is made. */
  replaced?: Prompt;
  /** The name a new one is to have. */
  called?: string;
  /** The names there are. */
  names: string[];
  onClose: () => void;
  onDone: (name: string) => void;
}

/** A prompt is recorded with the microphone of this page, listened to, and kept. */
export function RecordDrawer({ replaced, called = '', names, onClose, onDone }: RecordDrawerProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useProblemText();
  const recorder = useRecorder();
  const [name, setName] = useState(replaced?.name ?? called);
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<Take | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { phase } = recorder.state;
  const take = recorder.state.phase === 'taken' ? recorder.state.take : null;
  // Said of this take only: another one is asked about anew.
  const leaving = take !== null && left === take;
  const unkept = take !== null || phase === 'recording';
  useEffect(() => {
    if (!unkept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unkept]);
  const close = () => {
    if (phase === 'recording') recorder.stop();
    else if (take && !leaving) setLeft(take);
    else if (phase !== 'making') onClose();
  };
  const keep = () => {
    if (!take) return;
    setBusy(true);
    setRefusal(null);
    putRecording(name, take.sound)
      .then(async () => { await queries.invalidateQueries({ queryKey: ['setup'] }); toast(t('prompts.record_kept', { name })); onDone(name); })
      .catch(setRefusal)
      .finally(() => setBusy(false));
  };
  const named = isName(name);
  return (
    <Drawer of="record" title={replaced?.name ?? t('prompts.record_title')} onClose={close} foot={<Button variant={take ? 'filled' : 'default'} disabled={!take || !named || busy} aria-busy={busy} onClick={keep}>{t('prompts.speak_keep')}</Button>}>
      <DrawerPart>
        {!replaced && <TextField label={t('field.name')} value={name} ltr error={name && !named ? t('prompts.speak_name_hint') : take && !name ? t('prompts.record_name') : undefined} hint={t('prompts.speak_name_hint')} onChange={setName} />}
        {!replaced && <SelectField label={t('field.language')} value={languageOf(name) ?? null} none={t('prompts.record_all_languages')} choices={languages.map((each) => ({ value: each, label: t(`value.language_${each}` as 'value.language_en') }))} onChange={(language) => setName(inLanguage(name, language))} />}
        {!replaced && names.includes(name) && <Note>{t('prompts.record_exists')}</Note>}
        {replaced?.origin === 'spoken' && <Text as="p">{t('prompts.record_read', { text: replaced.detail })}</Text>}
        <RecorderPart recorder={recorder} />
        {(phase === 'idle' || phase === 'trouble') && <ByPhone key={name} name={named ? name : ''} onDone={onDone} />}
        {leaving && <div role="alert"><Note tone="watch">{t('prompts.record_leave')}</Note></div>}
        {refusal !== null && <div role="alert"><Note tone="breach">{words(refusal)}</Note></div>}
      </DrawerPart>
    </Drawer>
  );
}
