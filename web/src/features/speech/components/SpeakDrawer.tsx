import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { AreaField, SelectField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { spoken } from '~/http/spoken';
import { languages } from '~/setup/prompts/parts';
import { alone } from '../alone';
import { speakPrompt, type Prompt } from '../api/prompts';
import { isName, languageOf } from '../names';

/** What was heard, and of which words: others must be heard first. */
interface Heard {
  of: string;
  sound: Blob;
}

interface SpeakDrawerProps {
  /** The prompt that gets another sound; without it a new one is made. */
  replaced?: Prompt;
  /** The name a new one is to have. */
  called?: string;
  /** It is to be recorded instead. */
  onRecord?: () => void;
  onClose: () => void;
  onDone: (name: string) => void;
}

/** A text is spoken, listened to, and kept as a prompt. */
export function SpeakDrawer({ replaced, called = '', onRecord, onClose, onDone }: SpeakDrawerProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const words = useProblemText();
  const player = useRef<HTMLAudioElement | null>(null);
  const [name, setName] = useState(replaced?.name ?? called);
  const [text, setText] = useState(replaced?.origin === 'spoken' ? replaced.detail : '');
  const [language, setLanguage] = useState(replaced?.language || languageOf(name) || (languages.includes(i18n.language) ? i18n.language : 'en'));
  const [heard, setHeard] = useState<Heard | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  useEffect(() => () => player.current?.pause(), []);
  const of = `${language}:${text}`;
  const fresh = heard?.of === of ? heard.sound : null;
  const attempt = (work: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    work().catch(setRefusal).finally(() => setBusy(false));
  };
  const listen = () => attempt(async () => {
    const sound = fresh ?? await spoken(text, language);
    setHeard({ of, sound });
    const address = URL.createObjectURL(sound);
    const playing = player.current = new Audio(address);
    alone(playing);
    playing.onended = playing.onpause = () => URL.revokeObjectURL(address);
    await playing.play().catch(() => toast(t('prompts.silent')));
  });
  const keep = () => attempt(async () => {
    await speakPrompt(name, text, language);
    await queries.invalidateQueries({ queryKey: ['setup'] });
    toast(t('prompts.uploaded', { name }));
    onDone(name);
  });
  const named = isName(name);
  const foot = (
    <Group gap="xs">
      <Button disabled={!text.trim() || busy} aria-busy={busy} onClick={listen}>{t('prompts.speak_listen')}</Button>
      <Button variant="filled" disabled={!fresh || !named || busy} onClick={keep}>{t('prompts.speak_keep')}</Button>
      {onRecord && <Button variant="subtle" onClick={onRecord}>{t('prompts.record')}</Button>}
    </Group>
  );
  return (
    <Drawer of="speak" title={replaced?.name ?? t('prompts.speak_title')} onClose={onClose} foot={foot}>
      <DrawerPart>
        {!replaced && <TextField label={t('field.name')} value={name} error={name && !named ? t('prompts.speak_name_hint') : undefined} onChange={setName} />}
        {!replaced && (named || !name) && <Text as="p" size="sm" tone="meta">{t('prompts.speak_name_hint')}</Text>}
        <SelectField label={t('field.language')} value={language} choices={languages.map((each) => ({ value: each, label: t(`value.language_${each}` as 'value.language_en') }))} onChange={(chosen) => setLanguage(chosen ?? 'en')} />
        <AreaField label={t('prompts.speak_text')} value={text} onChange={setText} />
        {refusal !== null && <span role="alert"><Text size="sm" tone="breach">{words(refusal)}</Text></span>}
        {refusal === null && !fresh && <Text as="p" size="sm" tone="meta">{t('prompts.speak_first')}</Text>}
      </DrawerPart>
    </Drawer>
  );
}
