import { TextField } from '~/design/form/controls';
import type { Form } from './useForm';

interface SecretFieldProps<T extends object> {
  form: Form<T>;
  field: keyof T & string;
  /** What this secret is, where it is another than usual. */
  hint?: string;
}

/** A secret that goes in and never comes back; left empty it stays as it is. */
export function SecretField<T extends object>({ form, field, hint }: SecretFieldProps<T>) {
  const bound = form.bind(field);
  const type = (typed: string) => (typed ? form.set(field, typed as T[keyof T & string]) : form.restore(field));
  return <TextField {...bound} hint={hint ?? bound.hint} type="password" value={(bound.value as string | undefined) ?? ''} was={undefined} onChange={type} />;
}
