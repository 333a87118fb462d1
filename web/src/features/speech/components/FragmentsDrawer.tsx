import { Button, Group } from '@mantine/core';
import { IconCheck, IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { SelectField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Meter } from '~/design/Meter';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { languages } from '~/setup/prompts/parts';
import { listFragments, type Fragment } from '../api/prompts';
import { FragmentRecorder } from './FragmentRecorder';

/** The pieces that values are read aloud from: what is recorded in each language, and the rest recorded one after another. */
export function FragmentsDrawer({ may, onClose }: { may: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState(languages.includes(i18n.language) ? i18n.language : 'en');
  const [at, setAt] = useState<string | null>(null);
  const { data, error } = useQuery({ queryKey: ['setup', 'fragments', language], queryFn: () => listFragments(language) });
  const missing = data?.filter(({ recorded }) => !recorded) ?? [];
  const shown = data?.find(({ name }) => name === at);
  /** The next that is missing after this one, and then those before it. */
  const next = (from: Fragment) => {
    const place = data?.indexOf(from) ?? 0;
    const rest = [...(data?.slice(place + 1) ?? []), ...(data?.slice(0, place) ?? [])];
    setAt(rest.find(({ recorded }) => !recorded)?.name ?? null);
  };
  const choose = (chosen: string | null) => { setLanguage(chosen ?? 'en'); setAt(null); };
  const first = missing[0];
  return (
    <Drawer of="fragments" title={t('prompts.fragments')} onClose={onClose} foot={may && !shown && first && <Button variant="filled" onClick={() => setAt(first.name)}>{t('prompts.fragments_record')}</Button>}>
      <DrawerPart>
        <Text as="p" size="sm" tone="meta">{t('prompts.fragments_text')}</Text>
        <SelectField label={t('field.language')} value={language} choices={languages.map((each) => ({ value: each, label: t(`value.language_${each}` as 'value.language_en') }))} onChange={choose} />
        {!data && (error ? <ProblemNote error={error} /> : <RowsToCome rows={4} label={t('common.loading')} />)}
        {data && <Group gap="md"><Text size="sm">{t('prompts.fragments_have', { done: data.length - missing.length, all: data.length })}</Text><Meter level={(data.length - missing.length) / data.length} label={t('prompts.fragments')} /></Group>}
        {data && !missing.length && <Note tone="ok" icon={IconChecks}>{t('prompts.fragments_done')}</Note>}
      </DrawerPart>
      {shown && may && <FragmentRecorder key={shown.name} fragment={shown} left={missing.length} onNext={() => next(shown)} />}
      {data && (
        <DrawerPart title={t('prompts.fragments_list')}>
          <Group gap="xs" wrap="wrap">
            {data.map((each) => (
              <Button key={each.name} size="xs" lang={language} disabled={!may} aria-pressed={each.name === at} aria-label={t(each.recorded ? 'prompts.fragments_here' : 'prompts.fragments_not', { words: each.words })}
                variant={each.recorded ? 'default' : 'subtle'} leftSection={each.recorded && <Icon of={IconCheck} size="xs" />} onClick={() => setAt(each.name)}>
                {each.words}
              </Button>
            ))}
          </Group>
        </DrawerPart>
      )}
    </Drawer>
  );
}
