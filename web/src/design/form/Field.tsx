import { IconAlertTriangle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon';
import { classes } from '../classes';
import looks from './Field.module.css';

/** What every field of a form has. */
export interface FieldProps {
  label: string;
  /** What to know before typing. */
  hint?: string | undefined;
  /** What is wrong and what to do about it. */
  error?: string | undefined;
  /** What is stored, in words, where it differs; pressing it puts it back. */
  was?: string | undefined;
  onRestore?: (() => void) | undefined;
  /** The name by which a form finds its field. */
  name?: string | undefined;
  disabled?: boolean | undefined;
}

/** What the control of a field is told. */
interface Told {
  id: string;
  labelled: string;
  described: string | undefined;
  /** For inputs that show hint and fault themselves. */
  wrap: { id: string; description: ReactNode; error: ReactNode; inputWrapperOrder: ('input' | 'error' | 'description')[]; disabled: boolean };
}

interface Shell extends FieldProps {
  /** Several controls in one field: the label names their group. */
  group?: boolean;
  /** Its label stands elsewhere: it is for screen readers only. */
  unlabelled?: boolean;
  /** The control shows hint and fault itself. */
  wraps?: boolean;
  children: (told: Told) => ReactNode;
}

function Fault({ children }: { children: string }) {
  return <span className={looks.error}><Icon of={IconAlertTriangle} size="xs" /><span>{children}</span></span>;
}

/** Label above, control, what is wrong, what to know; a changed field says what it was. */
export function Field({ label, hint, error, was, onRestore, name, disabled = false, group, unlabelled, wraps, children }: Shell) {
  const { t } = useTranslation();
  const id = useId();
  const ids = { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` };
  const wrap: Told['wrap'] = { id, description: hint, error: error ? <Fault>{error}</Fault> : undefined, inputWrapperOrder: ['input', 'error', 'description'], disabled };
  const described = [error && ids.error, hint && ids.hint].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classes(looks.field, was !== undefined && looks.changed, error && looks.bad)} data-field={name} data-bad={error ? true : undefined}>
      <div className={unlabelled ? looks.unseen : looks.head}>
        {group ? <span id={ids.label} className={looks.label}>{label}</span> : <label id={ids.label} htmlFor={id} className={looks.label}>{label}</label>}
        {was !== undefined && (
          <button type="button" className={looks.was} onClick={onRestore} title={t('form.put_back', { value: was || '–' })}>{t('form.was', { value: was || '–' })}</button>
        )}
      </div>
      {children({ id, labelled: ids.label, described, wrap })}
      {error && !wraps && <p id={ids.error}><Fault>{error}</Fault></p>}
      {hint && !wraps && <p id={ids.hint} className={looks.hint}>{hint}</p>}
    </div>
  );
}

/** Moves to the first field that has something wrong. */
export function goToFirstFault(form: HTMLElement | null): void {
  const bad = form?.querySelector('[data-bad]');
  const control = bad?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select, button:not([title])');
  bad?.scrollIntoView({ block: 'nearest' });
  control?.focus();
}
