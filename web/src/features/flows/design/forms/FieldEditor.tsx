import { useTranslation } from 'react-i18next';
import { MultiField, NumberField, SelectField, SwitchField, TextField } from '~/design/form/controls';
import { PromptEditor } from '~/setup/prompts/PromptEditor';
import type { FieldSpec } from '../kinds/kind';
import { promptOf, storedPrompt } from '../model/summary';
import { useStepForm } from './context';
import { DataField } from './DataField';
import { KeysField } from './KeysField';
import { PairsField } from './PairsField';
import { RowsField } from './RowsField';
import { TonguesField } from './TonguesField';
import { WayField } from './WayField';

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const withUnknown = (choices: { value: string; label: string }[], chosen: string[]) => [...choices, ...chosen.filter((id) => !choices.some(({ value }) => value === id)).map((id) => ({ value: id, label: id }))];

/** The control of a field, by what the kind says of it. */
export function FieldEditor({ field, onChange }: { field: FieldSpec; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const { node, words, error } = useStepForm();
  const { name } = field;
  const value = node[name];
  const shared = { name, label: words.field(node.kind, field), error: error([name]), hint: words.hint(node.kind, name) };
  switch (field.as) {
    case 'prompt': return <PromptEditor label={shared.label} prompt={promptOf(value)} error={shared.error} disabled={false} onChange={(prompt) => onChange(storedPrompt(prompt))} />;
    case 'way': return <WayField label={shared.label} path={[name]} to={value} onChange={onChange} />;
    case 'number': return <NumberField {...shared} {...(field.unit && { unit: field.unit })} value={typeof value === 'number' ? value : field.usual} onChange={onChange} />;
    case 'text': return <TextField {...shared} {...(field.ltr && { ltr: true })} {...(field.max && { max: field.max })} value={String(value ?? '')} onChange={onChange} />;
    case 'switch': { const on = typeof value === 'boolean' ? value : field.usual; return <SwitchField {...shared} value={on} words={t(on ? 'setup.yes' : 'setup.no')} onChange={onChange} />; }
    case 'select': return <SelectField {...shared} value={String(value ?? field.usual)} choices={field.values.map((each) => ({ value: each, label: words.value(name, each) }))} onChange={onChange} />;
    case 'thing': { const id = typeof value === 'string' && value ? value : null; return <SelectField {...shared} value={id} choices={withUnknown(words.choices(field.of), id ? [id] : [])} onChange={onChange} />; }
    case 'things': return <MultiField {...shared} value={listOf(value)} none={t('designer.none')} choices={withUnknown(words.choices(field.of), listOf(value))} onChange={onChange} />;
    case 'keys': return <KeysField name={name} label={shared.label} value={value} onChange={onChange} />;
    case 'tongues': return <TonguesField name={name} label={shared.label} value={value} onChange={onChange} />;
    case 'rows': return <RowsField field={field} label={shared.label} value={value} onChange={onChange} />;
    case 'pairs': return <PairsField name={name} label={shared.label} words={field.words} hint={shared.hint} value={value} onChange={onChange} />;
    case 'data': return <DataField {...shared} value={value} onChange={onChange} />;
  }
}
