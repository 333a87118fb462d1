import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { SegmentedField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { languages } from '~/texts/language';
import type { Filling } from '../api/scripts';
import { begun, sound } from '../script/filling';
import { ScriptRun } from '../script/ScriptRun';
import type { Script } from './scripts';

/** The script as agents have it before them; nothing of it is kept. */
export function ScriptTry({ form, known }: FormProps<Script>) {
  const { t, i18n } = useTranslation();
  const { steps, queue_ids: queues, name } = form.value;
  const [filling, setFilling] = useState<Filling | null>(null);
  const [language, setLanguage] = useState(i18n.language);
  if (steps.length === 0) return <DrawerPart><Note>{t('scripts.no_steps')}</Note></DrawerPart>;
  // What is typed in the steps meanwhile holds at once.
  const now = filling && filling.path.every((id) => steps.some((step) => step.id === id)) ? filling : filling ? sound(steps, filling) : begun(steps);
  const people = { customer: t('scripts.some_customer'), agent: t('scripts.some_agent'), queue: known.name('queues', queues[0]), number: '+44 20 7946 0501' };
  return (
    <DrawerPart title={name} meta={<Button size="xs" variant="default" leftSection={<Icon of={IconRefresh} size="sm" />} onClick={() => setFilling(null)}>{t('scripts.again')}</Button>}>
      <Text as="p" size="sm" tone="meta">{t('scripts.try_text')}</Text>
      <SegmentedField label={t('scripts.spoken_with')} value={language} onChange={setLanguage} choices={Object.keys(languages).map((each) => ({ value: each, label: each }))} />
      <ScriptRun steps={steps} filling={now} known={people} languages={[language, i18n.language]} onFill={setFilling} />
    </DrawerPart>
  );
}
