import { Button } from '@mantine/core';
import { IconDialpad } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { SelectField, SwitchField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import type { FormProps, Kind, KindName } from '~/setup/kind';
import { sipAccountOfExtension, type SipAccount } from '../api/sip';
import { AccountFacts } from '../components/AccountFacts';

const ways = ['agent', 'phone', 'ring_group', 'queue', 'flow'] as const;

interface Extension {
  number: string;
  name: string;
  leads_to: (typeof ways)[number];
  target: string;
  outside_calls: boolean;
}

const kinds: Partial<Record<Extension['leads_to'], KindName>> = { agent: 'agents', ring_group: 'ring_groups', queue: 'queues', flow: 'flows' };

function General({ form, known }: FormProps<Extension>) {
  const { t } = useTranslation();
  const { leads_to: way, number, target } = form.value;
  const kind = kinds[way];
  const lead = (chosen: Extension['leads_to']) => { form.set('leads_to', chosen); form.set('target', ''); form.set('outside_calls', false); };
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('number')} hint={t('extensions.number_hint')} disabled={!form.isNew || form.readOnly} ltr max={6} />
        <TextField {...form.bind('name')} max={80} />
        <SelectField {...form.bind('leads_to', (value) => t(`value.leads_to_${value}`))} choices={ways.map((value) => ({ value, label: t(`value.leads_to_${value}`) }))} onChange={(chosen) => { if (chosen) lead(chosen as Extension['leads_to']); }} />
        {kind && <SelectField {...form.bind('target', (id) => known.name(kind, id) || '–')} value={target || null} choices={known.choices(kind)} onChange={(id) => form.set('target', id ?? '')} />}
        {way === 'phone' && <SwitchField {...form.bind('outside_calls')} words={form.value.outside_calls ? t('setup.yes') : t('setup.no')} />}
      </DrawerPart>
      {way === 'phone' && <DrawerPart title={t('extensions.account')}>{form.isNew ? <Note>{t('extensions.save_first')}</Note> : <Account key={number} number={number} />}</DrawerPart>}
    </>
  );
}

/** What the phone is connected with. Its secret is asked for on demand, since looking at it is written down. */
function Account({ number }: { number: string }) {
  const { t } = useTranslation();
  const may = useLive(({ centre }) => centre?.me.rights.includes('secrets.read') ?? false);
  const [account, setAccount] = useState<SipAccount | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const show = () => { setProblem(null); sipAccountOfExtension(number).then(setAccount).catch(setProblem); };
  if (account) return <AccountFacts account={account} />;
  return <><ProblemNote error={problem} /><Note end={<Button disabled={!may} onClick={show}>{t('phone.show_secret')}</Button>}>{t('extensions.shown_is_written')}</Note></>;
}

/** Short numbers for calls among ourselves. */
export const extensions: Kind<Extension> = {
  name: 'extensions', key: 'number', icon: IconDialpad, word: 'kinds.extension', words: 'kinds.extensions', empty: 'extensions.empty', emptyText: 'extensions.empty_text', findWords: 'extensions.find', may: 'settings.edit',
  sort: 'number', title: ({ name, number }) => name || number,
  line: ({ number }) => <bdi dir="ltr">{number}</bdi>,
  columns: (known, t) => [
    { key: 'number', head: t('field.number'), width: 'medium', cell: ({ number }) => <bdi dir="ltr">{number}</bdi>, by: ({ number }) => number },
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'leads_to', head: t('field.leads_to'), cell: ({ leads_to }) => t(`value.leads_to_${leads_to}`), by: ({ leads_to }) => t(`value.leads_to_${leads_to}`) },
    { key: 'target', head: t('field.target'), cell: ({ leads_to, target }) => { const kind = kinds[leads_to]; return kind ? known.name(kind, target) : '–'; }, by: ({ leads_to, target }) => { const kind = kinds[leads_to]; return kind ? known.name(kind, target) : null; } },
  ],
  parts: [{ id: 'extension', word: 'extensions.general', fields: ['number', 'name', 'leads_to', 'target', 'outside_calls'], Body: General }],
  blank: () => ({ number: '', name: '', leads_to: 'agent', target: '', outside_calls: false }),
};
