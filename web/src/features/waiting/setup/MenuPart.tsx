import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SelectField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { PromptEditor } from '~/setup/prompts/PromptEditor';
import { gist } from '~/setup/prompts/parts';
import { useFieldWords } from '~/setup/words';
import { ItemList } from '~/setup/ItemList';
import { choiceKinds, choicesMost, freeKey, keys, menuMoments, type HoldChoice, type Treatment } from './shapes';

const [speaking, leaving] = [['information', 'advert'], ['message', 'flow']];

/** What callers may choose with a key at any time, and what tells them so. */
export function MenuPart({ form, known }: FormProps<Treatment>) {
  const { t, i18n } = useTranslation();
  const say = useFieldWords();
  const { menu, menu_by: by } = form.value;
  const moment = (each: string) => t(`treatments.by_${each}` as 'treatments.by_time');
  const word = (kind: string) => t(`treatments.does_${kind}` as 'treatments.does_position');
  const note = ({ name, kind, prompt, flow_id }: HoldChoice) => name || (leaving.includes(kind) ? known.name('flows', flow_id) || t('treatments.own_mailbox') : gist(prompt, i18n.language));
  const [fault] = form.found.menu_prompt ?? [];
  return (
    <>
      <DrawerPart title={t('treatments.told')}>
        <PromptEditor label={t('treatments.what')} prompt={form.value.menu_prompt} error={fault && say.fault(fault)} disabled={form.readOnly} onChange={(prompt) => form.set('menu_prompt', prompt)} />
        <SelectField {...form.bind('menu_by', moment)} choices={menuMoments.map((value) => ({ value, label: moment(value) }))} onChange={(chosen) => form.set('menu_by', menuMoments.find((each) => each === chosen) ?? by)} />
        {by !== 'time' && (
          <>
            <FieldRow><NumberField {...form.bind('menu_share')} unit="%" /><NumberField {...form.bind('menu_margin_seconds')} unit="s" /></FieldRow>
            <Text as="p" size="sm" tone="meta">{t(by === 'peak' ? 'treatments.by_peak_text' : 'treatments.by_share_text', { share: form.value.menu_share ?? '–' })}</Text>
          </>
        )}
        <FieldRow><NumberField {...form.bind('menu_first_seconds')} unit="s" /><NumberField {...form.bind('menu_every_seconds')} unit="s" /></FieldRow>
      </DrawerPart>
      <DrawerPart title={t('treatments.keys')}>
        <Text as="p" size="sm" tone="meta">{t('treatments.keys_text')}</Text>
        <ItemList<HoldChoice> field="menu" items={menu} faults={form.found.menu ?? []} disabled={form.readOnly} most={choicesMost} none={t('treatments.no_keys')} add={t('treatments.add_key')}
          fresh={() => ({ key: freeKey(menu), kind: 'position', name: '', prompt: [], flow_id: '' })} title={({ key, kind }) => `${key} · ${word(kind)}`} note={note}
          onChange={(choices) => form.set('menu', choices)}
          editor={(choice, set, error) => (
            <>
              <FieldRow>
                <SelectField label={t('treatments.key')} value={choice.key} error={error('key')} disabled={form.readOnly} choices={[...new Set([...keys, choice.key])].map((key) => ({ value: key, label: key }))} onChange={(key) => set({ key: key ?? choice.key })} />
                <SelectField label={t('treatments.does')} value={choice.kind} error={error('kind')} disabled={form.readOnly} choices={choiceKinds.map((kind) => ({ value: kind, label: word(kind) }))} onChange={(kind) => set({ kind: choiceKinds.find((each) => each === kind) ?? choice.kind })} />
              </FieldRow>
              <TextField label={t('field.name')} max={80} value={choice.name} error={error('name')} disabled={form.readOnly} onChange={(name) => set({ name })} />
              {choice.kind === 'advert' && <Text as="p" size="sm" tone="meta">{t('treatments.advert_text')}</Text>}
              {speaking.includes(choice.kind) && <PromptEditor label={t('treatments.what')} prompt={choice.prompt} error={error('prompt')} disabled={form.readOnly} onChange={(prompt) => set({ prompt })} />}
              {leaving.includes(choice.kind) && <SelectField label={t('treatments.to_flow')} value={choice.flow_id || null} error={error('flow_id')} disabled={form.readOnly} {...(choice.kind === 'message' && { none: t('treatments.own_mailbox') })} choices={known.choices('flows')} onChange={(flow_id) => set({ flow_id: flow_id ?? '' })} />}
            </>
          )} />
      </DrawerPart>
    </>
  );
}
