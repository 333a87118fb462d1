import { TextField } from '~/design/form/controls';
import type { Form } from './useForm';

/** The identifier of a new thing, for those who want their own; it never changes afterwards. */
export function IdentifierField<T extends { id: string }>({ form }: { form: Form<T> }) {
  return <TextField {...form.bind('id')} onChange={(id) => form.set('id', id)} was={undefined} hint={form.isNew ? form.bind('id').hint : undefined} disabled={!form.isNew || form.readOnly} ltr max={80} />;
}
