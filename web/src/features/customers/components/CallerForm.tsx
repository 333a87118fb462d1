import { Button, Group, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceList } from '~/design/ChoiceList';
import { AreaField, SelectField, TextField } from '~/design/form/controls';
import { Panel } from '~/design/Panel';
import { PlainButton } from '~/design/PlainButton';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import type { Contact } from '~/live/messages';
import { searchCustomers } from '../api/customers';
import { nameCaller, tieCaller, type Caller } from '../api/caller';
import { useKept } from '../hooks/useKept';
import { languageName, recordLanguages } from '../rules';

const nameLengthMax = 120;
const foundMax = 4;
/** From so many letters on records are looked for. */
const lettersMin = 2;

/** Who calls from a number that nobody knows: a new record, or one that is found while the name is typed. */
export function CallerForm({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [typed, keep] = useKept<Partial<Caller>>(contact.id);
  const caller: Caller = { name: contact.customer?.name ?? '', language: contact.language, note: '', ...typed };
  const set = (field: keyof Caller, value: string) => keep({ ...typed, [field]: value });
  const done = useCallback(() => {
    keep(null);
    onClose();
    toast(t('customers.saved'));
    return client.invalidateQueries({ queryKey: ['customers'] });
  }, [client, keep, onClose, t]);
  const naming = useAsk(useCallback((said: Caller) => nameCaller(contact.id, said).then(done), [contact.id, done]));
  const tying = useAsk(useCallback((id: string) => tieCaller(contact.id, id).then(done), [contact.id, done]));
  const wanted = useDeferredValue(caller.name.trim());
  const { data: found = [] } = useQuery({ queryKey: ['customers', 'named', wanted], queryFn: () => searchCustomers(wanted), enabled: wanted.length >= lettersMin });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (caller.name.trim()) naming.ask({ ...caller, name: caller.name.trim() });
  };
  return (
    <Panel title={t('customers.new')} end={<PlainButton onClick={() => { keep(null); onClose(); }}>{t('customers.discard')}</PlainButton>}>
      <form onSubmit={save}>
        <Stack gap="md">
          <TextField label={t('customers.name')} hint={contact.address ? t('customers.with_number', { number: contact.address }) : undefined} value={caller.name} max={nameLengthMax} onChange={(value) => set('name', value)} starts />
          {wanted.length >= lettersMin && found.length > 0 && (
            <ChoiceList label={t('customers.is_it')} items={found.slice(0, foundMax).map(({ id, name, numbers }) => ({ id: id ?? '', name, note: t('customers.is_this', { number: numbers?.[0] ?? '–' }) }))}
              chosen={null} onChoose={(id) => tying.ask(id)} empty="" />
          )}
          <SelectField label={t('customers.language')} value={caller.language} choices={recordLanguages.map((value) => ({ value, label: languageName(value, i18n.language) }))} onChange={(value) => value && set('language', value)} />
          <AreaField label={t('customers.note')} value={caller.note} onChange={(value) => set('note', value)} />
          <ProblemNote error={naming.problem ?? tying.problem} />
          <Group gap="sm"><Button type="submit" variant="filled" disabled={!caller.name.trim()} aria-busy={naming.phase === 'asked' || naming.phase === 'late'}>{t('customers.save')}</Button></Group>
        </Stack>
      </form>
    </Panel>
  );
}
