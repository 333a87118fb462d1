import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { SwitchField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import type { FormProps } from '~/setup/kind';
import { useNeedWords } from '../hooks/useNeedWords';
import { NeedsEditor } from './NeedsEditor';
import { OpeningsEditor } from './OpeningsEditor';
import type { QueueSettings } from './shapes';
import { StepsEditor } from './StepsEditor';

/** What a contact asks for: at once, after some waiting, and while waits are long. */
export function WhoPart({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const bound = form.bind('skills', (saved) => saved.map(needWords).join(', ') || t('queues.no_skill'));
  const next = form.value.next_tier_if_nobody_there;
  return (
    <>
      <DrawerPart>
        <Field {...bound} error={undefined} group>
          {() => <NeedsEditor needs={form.value.skills} where="skills" faults={form.found.skills ?? []} none={t('queues.no_skill')} known={known} disabled={form.readOnly} onChange={(skills) => form.set('skills', skills)} />}
        </Field>
      </DrawerPart>
      <DrawerPart><StepsEditor form={form} known={known} /></DrawerPart>
      <DrawerPart><OpeningsEditor form={form} known={known} /></DrawerPart>
      <DrawerPart><SwitchField {...form.bind('next_tier_if_nobody_there')} words={t(next ? 'queues.next_tier' : 'queues.no_next_tier')} /></DrawerPart>
    </>
  );
}
