import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { AreaField, SelectField, TextField } from '~/design/form/controls';
import { goToFirstFault } from '~/design/form/Field';
import { FormBox } from '~/design/form/FormBox';
import { Note } from '~/design/Note';
import { languages } from '~/setup/prompts/parts';
import { fieldsOf, isKnown, waysOf, withField } from '../kinds/registry';
import type { FieldSpec } from '../kinds/kind';
import { valueAt, withValue, type FlowNode } from '../model/document';
import type { StepForm as Given } from './context';
import { StepFormContext } from './context';
import { FieldEditor } from './FieldEditor';
import { WayField } from './WayField';

interface StepFormProps extends Given {
  /** Another turn leads to the first fault. */
  sought: number;
  onChange: (node: FlowNode, about: string) => void;
  onRename: (id: string) => void;
}

const ordered = (fields: FieldSpec[]): FieldSpec[] => [...fields.filter(({ as }) => as !== 'data'), ...fields.filter(({ as }) => as === 'data')];

/** Everything of one step. A kind that has no form of its own gets one made of what stands in it. */
export function StepForm({ sought, onChange, onRename, ...given }: StepFormProps) {
  const { t } = useTranslation();
  const { id, node, document } = given;
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => { if (sought) goToFirstFault(box.current); }, [sought]);
  const set = (name: string, value: unknown) => onChange(withValue(node, [name], value === '' ? undefined : value), name);
  const guessed = isKnown(node.kind) ? [] : waysOf(node);
  return (
    <StepFormContext value={given}>
      <FormBox at={box} onSubmit={() => undefined}>
        <DrawerPart><TextField name="title" label={t('designer.field_title')} max={80} value={node.title ?? ''} error={given.error(['title'])} onChange={(title) => set('title', title)} /></DrawerPart>
        {!isKnown(node.kind) && <Note>{t('designer.unknown_kind', { kind: node.kind || '–' })}</Note>}
        <DrawerPart>
          {guessed.map(({ path, to }) => <WayField key={path.join('.')} label={path.join(' → ')} path={path} to={to} onChange={(next) => onChange(withValue(node, path, next), path.join('.'))} />)}
          {ordered(fieldsOf(node)).filter(({ shown, name }) => !shown || shown(node) || name in node).map((field) => <FieldEditor key={field.name} field={field} onChange={(value) => onChange(withField(node, field, value), field.name)} />)}
        </DrawerPart>
        <DrawerPart title={t('designer.further')}>
          <AreaField name="comment" label={t('designer.field_comment')} value={node.comment ?? ''} error={given.error(['comment'])} onChange={(comment) => set('comment', comment)} />
          <TextField name="label" label={t('designer.field_label')} max={80} value={String(valueAt(node, ['label']) ?? '')} error={given.error(['label'])} onChange={(label) => set('label', label)} />
          <SelectField name="language" label={t('designer.field_language')} none={t('designer.same_language')} value={typeof node.language === 'string' && node.language ? node.language : null} choices={languages.map((value) => ({ value, label: t(`value.language_${value as 'en'}`) }))} error={given.error(['language'])} onChange={(language) => set('language', language ?? '')} />
          <NameField key={id} id={id} taken={Object.keys(document.nodes)} onRename={onRename} />
        </DrawerPart>
      </FormBox>
    </StepFormContext>
  );
}

/** The name by which the document knows the step: taken when the field is left. */
function NameField({ id, taken, onRename }: { id: string; taken: string[]; onRename: (id: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(id);
  const wrong = !/^[A-Za-z0-9_-]{1,64}$/.test(typed) ? t('designer.name_form') : typed !== id && taken.includes(typed) ? t('designer.name_taken') : undefined;
  return <TextField name="id" ltr label={t('field.id')} hint={t('designer.name_hint')} max={64} value={typed} error={wrong} onChange={setTyped} onBlur={() => { if (wrong) setTyped(id); else if (typed !== id) onRename(typed); }} />;
}
