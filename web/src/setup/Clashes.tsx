import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import { Versions } from '~/design/form/Versions';
import type { Problem } from '~/http/request';
import { useFieldWords } from './words';
import type { Form } from './useForm';

/** Somebody else changed what is being changed here: shows both, and lets the person choose. */
export function Clashes<T extends object>({ form, clash, onMine }: { form: Form<T>; clash: Problem | null; onMine: () => void }) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const [open, setOpen] = useState(false);
  if (!form.clashes.length) return null;
  const items = form.clashes.map(({ field, before, theirs, mine }) => ({ name: say.field(field), before: say.value(field, before), theirs: say.value(field, theirs), mine: say.value(field, mine), field }));
  const take = (field: keyof T) => form.restore(field);
  return (
    <div role="alert">
      <Note tone="breach" title={t(clash ? 'setup.not_saved_clash' : 'setup.clash')}>
        {t('setup.clash_text', { fields: items.map(({ name }) => name).join(', ') })}
        <Versions open={open} items={items} words={{ before: t('setup.was'), theirs: t('setup.theirs'), mine: t('setup.mine'), take: t('setup.take_theirs') }} onTake={(field) => take(field as keyof T)}>
          <Button size="xs" onClick={() => setOpen(!open)}>{t(open ? 'setup.hide_both' : 'setup.show_both')}</Button>
          <Button size="xs" onClick={() => { form.rebase(); onMine(); }}>{t('setup.save_mine')}</Button>
        </Versions>
      </Note>
    </div>
  );
}
