import { Button, Group, Stack } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { alone } from '../alone';
import { promptSound, type Prompt } from '../api/prompts';
import { usePromptWords } from './usePromptWords';

/** Two versions that play at once, one of them heard: it is changed over in the middle of a word. */
export function CompareSounds({ now, then, onClose }: { now: Prompt; then: Prompt; onClose: () => void }) {
  const { t } = useTranslation();
  const words = usePromptWords();
  const sounds = useRef<HTMLAudioElement[]>([]);
  const [heard, setHeard] = useState(then.version);
  const [playing, setPlaying] = useState(false);
  const both = [then, now];
  const quiet = () => sounds.current.forEach((sound) => sound.pause());
  useEffect(() => () => sounds.current.forEach((sound) => sound.pause()), []);
  const play = async () => {
    const mine = both.map((each) => Object.assign(new Audio(promptSound(each)), { muted: each.version !== heard }));
    sounds.current = mine;
    alone(...mine);
    for (const sound of mine) sound.onpause = () => setPlaying(mine.some((each) => !each.paused));
    setPlaying(true);
    await Promise.all(mine.map((sound) => sound.play())).catch(() => { setPlaying(false); toast(t('prompts.silent')); });
  };
  const change = (version: number) => {
    setHeard(version);
    both.forEach((each, n) => { const sound = sounds.current[n]; if (sound) sound.muted = each.version !== version; });
  };
  const told = (prompt: Prompt) => `${t('prompts.version', { version: prompt.version })}: ${[words.length(prompt), words.loudness(prompt), words.origin(prompt)].join(' · ')}`;
  return (
    <Note title={t('prompts.compare_title', { one: then.version, other: now.version })}>
      <Stack gap="xs">
        {both.map((each) => <Text as="p" size="sm" key={each.version}>{told(each)}</Text>)}
        <SegmentedField label={t('prompts.compare_hear')} value={String(heard)} choices={both.map(({ version }) => ({ value: String(version), label: t('prompts.version', { version }) }))} onChange={(version) => change(Number(version))} />
        <Text as="p" size="sm" tone="meta">{t('prompts.compare_text')}</Text>
        <Group gap="xs">
          <Button size="xs" leftSection={<Icon of={playing ? IconPlayerStop : IconPlayerPlay} size="xs" />} onClick={() => { if (playing) quiet(); else void play(); }}>{t(playing ? 'prompts.stop' : 'prompts.compare_play')}</Button>
          <Button size="xs" onClick={onClose}>{t('designer.compare_end')}</Button>
        </Group>
      </Stack>
    </Note>
  );
}
