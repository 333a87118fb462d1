import { MultiSelect, NumberInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { classes } from '../classes';
import { Field, type FieldProps } from './Field';
import looks from './Field.module.css';

interface Choice {
  value: string;
  label: string;
}

interface Bound<Value> extends FieldProps {
  value: Value;
  onChange: (value: Value) => void;
  onBlur?: (() => void) | undefined;
}

interface TextProps extends Bound<string> {
  /** Identifiers, numbers, addresses: always left to right. */
  ltr?: boolean;
  type?: 'text' | 'password' | 'date' | 'time';
  max?: number;
  /** Where typing begins once the form is there. */
  starts?: boolean;
}

/** One line of text. */
export function TextField({ value, onChange, onBlur, ltr, type = 'text', max, starts = false, ...field }: TextProps) {
  return (
    <Field {...field} wraps>
      {({ wrap }) => (
        <TextInput {...wrap} className={ltr ? looks.ltr : undefined} type={type} maxLength={max}
          autoComplete={type === 'password' ? 'new-password' : 'off'} spellCheck={false} autoFocus={starts} value={value} onChange={(event) => onChange(event.currentTarget.value)} onBlur={onBlur} />
      )}
    </Field>
  );
}

interface AreaProps extends Bound<string> {
  /** Data as it is stored: fixed width, never wrapped. */
  code?: boolean;
  /** For many lines. */
  tall?: boolean;
}

/** Several lines of text. */
export function AreaField({ value, onChange, onBlur, code, tall, disabled = false, ...field }: AreaProps) {
  return (
    <Field {...field}>
      {({ id, described }) => (
        <textarea id={id} dir={code ? 'ltr' : 'auto'} className={classes(looks.area, code && looks.code, tall && looks.tall)} aria-invalid={Boolean(field.error)} aria-describedby={described} disabled={disabled} spellCheck={!code}
          value={value} onChange={(event) => onChange(event.currentTarget.value)} onBlur={onBlur} />
      )}
    </Field>
  );
}

interface NumberProps extends Bound<number | null> {
  unit?: string;
  decimals?: number;
}

/** A number with its unit; empty while nothing is typed. */
export function NumberField({ value, onChange, onBlur, unit, decimals = 0, ...field }: NumberProps) {
  return (
    <Field {...field} wraps>
      {({ wrap }) => (
        <NumberInput {...wrap} hideControls inputMode={decimals ? 'decimal' : 'numeric'} allowDecimal={decimals > 0} decimalScale={decimals}
          rightSection={unit ? <span className={looks.unit}>{unit}</span> : undefined} rightSectionWidth="auto" rightSectionPointerEvents="none"
          value={value ?? ''} onChange={(typed) => onChange(typed === '' ? null : Number(typed))} onBlur={onBlur} />
      )}
    </Field>
  );
}

interface SelectProps extends Bound<string | null> {
  choices: Choice[];
  /** The words of "none of them"; without it one must be chosen. */
  none?: string;
}

/** One of many. */
export function SelectField({ value, onChange, onBlur, choices, none, ...field }: SelectProps) {
  const { t } = useTranslation();
  return (
    <Field {...field} wraps>
      {({ wrap }) => (
        <Select {...wrap} searchable={choices.length > 8} clearable={none !== undefined} placeholder={none ?? t('form.choose')}
          nothingFoundMessage={t('form.nothing')} data={choices} value={value} onChange={(chosen) => onChange(chosen)} onBlur={onBlur} maxDropdownHeight={264} />
      )}
    </Field>
  );
}

interface MultiProps extends Bound<string[]> {
  choices: Choice[];
  none: string;
}

/** Several of many. */
export function MultiField({ value, onChange, onBlur, choices, none, ...field }: MultiProps) {
  const { t } = useTranslation();
  return (
    <Field {...field} wraps>
      {({ wrap }) => (
        <MultiSelect {...wrap} size="sm" searchable hidePickedOptions placeholder={value.length ? undefined : none}
          nothingFoundMessage={t('form.nothing')} data={choices} value={value} onChange={onChange} onBlur={onBlur} maxDropdownHeight={264} />
      )}
    </Field>
  );
}

interface SwitchProps extends Bound<boolean> {
  /** What is so when it is on. */
  words: string;
}

/** On or off. */
export function SwitchField({ value, onChange, words, disabled = false, ...field }: SwitchProps) {
  return (
    <Field {...field}>
      {({ id, described }) => (
        <div className={looks.switch}>
          <Switch id={id} size="sm" withThumbIndicator={false} aria-describedby={described} disabled={disabled} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} /><span aria-hidden>{words}</span>
        </div>
      )}
    </Field>
  );
}

interface SegmentedProps extends Bound<string> {
  choices: Choice[];
}

/** One of a few, all in sight. */
export function SegmentedField({ value, onChange, choices, disabled = false, ...field }: SegmentedProps) {
  return (
    <Field {...field} group>
      {({ labelled }) => <SegmentedControl aria-labelledby={labelled} className={looks.segments} size="sm" disabled={disabled} data={choices} value={value} onChange={onChange} />}
    </Field>
  );
}

interface ChecksProps extends Bound<string[]> {
  choices: (Choice & { note?: string })[];
  /** Those that cannot be changed here. */
  locked?: string[];
}

/** Several of a few, all in sight. */
export function ChecksField({ value, onChange, choices, locked = [], disabled = false, ...field }: ChecksProps) {
  const toggle = (each: string, on: boolean) => onChange(choices.map((choice) => choice.value).filter((other) => (other === each ? on : value.includes(other))));
  return (
    <Field {...field} group>
      {({ labelled, described }) => (
        <div className={looks.checks} role="group" aria-labelledby={labelled} aria-describedby={described}>
          {choices.map((choice) => (
            <label key={choice.value}>
              <input type="checkbox" checked={value.includes(choice.value)} disabled={disabled || locked.includes(choice.value)} onChange={(event) => toggle(choice.value, event.currentTarget.checked)} />
              {choice.label}{choice.note && <span>{choice.note}</span>}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
