import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Differences } from '~/design/Differences';
import { AreaField, SelectField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { toast } from '~/design/Toast';
import { Problem } from '~/http/request';
import { ProblemNote } from '~/http/ProblemNote';
import { isMasked } from '~/person/masked';
import { saveRecord, type Customer, type CustomerRecord } from '../api/customers';
import { useKept } from '../hooks/useKept';
import { differences, languageName, recordLanguages, recordOf, type Typed as Fields } from '../rules';

const nameLengthMax = 120;

/** What is typed, and the version of the record it was typed over. */
interface TypedOver {
  base: string;
  fields: Fields;
}

interface RecordFormProps {
  customer: Customer;
  mayEdit: boolean;
  /** Where the form stands in for something else: back to that. */
  onClose?: () => void;
}

interface Clash {
  current: CustomerRecord;
  version: string;
}

/** The record, changed on the spot. Where somebody was faster, both versions are shown and nothing is lost. */
export function RecordForm({ customer, mayEdit, onClose }: RecordFormProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [typed, keep] = useKept<TypedOver>(customer.id);
  const [problem, setProblem] = useState<unknown>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = typed !== null;
  const base = typed?.base ?? customer.version;
  const stored = { name: customer.name, numbers: customer.numbers.join('\n'), emails: customer.emails.join('\n'), language: customer.language, note: customer.note };
  const shown = { ...stored, ...typed?.fields };
  // What I left alone stays as the other one left it.
  const mine = recordOf(clash?.current ?? customer, typed?.fields ?? {});
  const set = (field: keyof typeof stored, value: string) => keep({ base, fields: { ...typed?.fields, [field]: value } });
  const forget = () => { keep(null); setClash(null); setProblem(null); };
  const save = async (version: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await saveRecord(customer.id, version, mine);
      forget();
      toast(t('customers.saved'));
      onClose?.();
      await client.invalidateQueries({ queryKey: ['customers'] });
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.document.code === 'changed-meanwhile') setClash(refusal.document as unknown as Clash);
      else setProblem(refusal);
    } finally {
      setBusy(false);
    }
  };
  const inWords = (field: keyof Fields, value: string) => (field === 'language' ? languageName(value, i18n.language) : value || '–');
  const masked = isMasked(customer.name);
  const words = { disabled: !mayEdit || masked };
  return (
    <Panel title={t('customers.record')} grow>
      <form onSubmit={(event) => { event.preventDefault(); void save(base); }}>
        <Stack gap="md">
          {masked && <Note>{t('masked.record')}</Note>}
          <TextField {...words} label={t('customers.name')} value={shown.name} max={nameLengthMax} onChange={(value) => set('name', value)} starts={onClose !== undefined} />
          <AreaField {...words} label={t('customers.numbers')} hint={t('customers.numbers_hint')} value={shown.numbers} onChange={(value) => set('numbers', value)} />
          <AreaField {...words} label={t('customers.emails')} hint={t('customers.emails_hint')} value={shown.emails} onChange={(value) => set('emails', value)} />
          <SelectField {...words} label={t('customers.language')} value={shown.language} choices={recordLanguages.map((value) => ({ value, label: languageName(value, i18n.language) }))} onChange={(value) => value && set('language', value)} />
          <AreaField {...words} label={t('customers.note')} value={shown.note} onChange={(value) => set('note', value)} />
          <ProblemNote error={problem} />
          {clash && (
            <Note tone="watch" title={t('customers.clash')}>
              <Differences sides={[t('customers.theirs'), t('customers.mine')]} items={differences(mine, clash.current).map(({ field, mine: after, theirs: before }) => ({ name: t(`customers.${field}`), before: inWords(field, before), after: inWords(field, after) }))} />
              <Group gap="sm">
                <Button onClick={() => void save(clash.version)}>{t('customers.save_mine')}</Button>
                <Button variant="subtle" onClick={() => { forget(); void client.invalidateQueries({ queryKey: ['customers'] }); }}>{t('customers.take_theirs')}</Button>
              </Group>
            </Note>
          )}
          {!clash && (changed || onClose) && (
            <Group gap="sm">
              <Button type="submit" variant="filled" disabled={!changed} aria-busy={busy}>{t('customers.save')}</Button>
              <Button variant="subtle" onClick={() => { forget(); onClose?.(); }}>{t(changed ? 'customers.discard' : 'common.close')}</Button>
            </Group>
          )}
        </Stack>
      </form>
    </Panel>
  );
}
