import { Button, Group } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { DrawerTabs } from '~/design/DrawerTabs';
import { Facts } from '~/design/Facts';
import { Icon } from '~/design/Icon';
import { UsedBy } from '~/setup/UsedBy';
import type { Address } from '~/setup/address';
import type { Prompt } from '../api/prompts';
import { Listen } from './Listen';
import { RecordDrawer } from './RecordDrawer';
import { SpeakDrawer } from './SpeakDrawer';
import { UploadButton } from './UploadButton';
import { usePromptWords } from './usePromptWords';
import { VersionsPart } from './VersionsPart';

interface PromptDrawerProps {
  prompt: Prompt;
  size: string;
  may: boolean;
  address: Address;
  previous: string | null;
  next: string | null;
}

/** One prompt: what callers hear and whence it is, its versions, and the ways to another sound. */
export function PromptDrawer({ prompt, size, may, address, previous, next }: PromptDrawerProps) {
  const { t } = useTranslation();
  const words = usePromptWords();
  const { name } = prompt;
  const back = () => address.go('');
  if (may && address.tab === 'speak') return <SpeakDrawer key={name} replaced={prompt} onClose={back} onDone={back} />;
  if (may && address.tab === 'record') return <RecordDrawer key={name} replaced={prompt} names={[]} onClose={back} onDone={back} />;
  const at = address.tab === 'versions' ? 'versions' : 'sound';
  const foot = may && (
    <Group gap="xs" wrap="wrap">
      <Button onClick={() => address.go('speak')}>{t('prompts.speak')}</Button>
      <Button leftSection={<Icon of={IconMicrophone} size="sm" />} onClick={() => address.go('record')}>{t('prompts.record')}</Button>
      <UploadButton name={name} onDone={address.open} />
    </Group>
  );
  return (
    <Drawer of={name} title={name} onClose={address.close} onPrevious={previous ? () => address.open(previous) : undefined} onNext={next ? () => address.open(next) : undefined} foot={foot}
      tabs={<DrawerTabs label={name} at={at} onGo={(tab) => address.go(tab === 'sound' ? '' : tab)} items={[{ id: 'sound', word: t('prompts.sound') }, { id: 'versions', word: t('prompts.versions') }]} />}>
      {at === 'versions' ? <VersionsPart key={name} prompt={prompt} may={may} /> : (
        <>
          <DrawerPart>
            <Facts items={[
              { name: t('prompts.length'), value: words.length(prompt) },
              { name: t('prompts.loudness'), value: words.loudness(prompt) },
              { name: t('prompts.bytes'), value: size },
              { name: t('prompts.from'), value: words.origin(prompt) },
              { name: t('prompts.made'), value: `${words.author(prompt)}, ${words.made(prompt)}` },
            ]} />
            <Group><Listen key={`${name} ${prompt.version}`} prompt={prompt} /></Group>
          </DrawerPart>
          <UsedBy kind="prompts" id={name} />
        </>
      )}
    </Drawer>
  );
}
