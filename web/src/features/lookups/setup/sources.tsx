import { IconDatabaseSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { AreaField, SegmentedField, SwitchField, TextField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Note } from '~/design/Note';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { PairRows } from '~/setup/PairRows';
import { identifierOf } from '~/setup/rules';
import { SecretField } from '~/setup/SecretField';
import { UsedBy } from '~/setup/UsedBy';
import { customerValues, parametersOf, type Source } from './source';
import { TryOut } from './TryOut';

function General({ form }: FormProps<Source>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={80} /><IdentifierField form={form} />
        <SegmentedField {...form.bind('kind')} onChange={(kind) => form.set('kind', kind as Source['kind'])} choices={[{ value: 'http', label: t('value.kind_http') }, { value: 'sql', label: t('value.kind_sql') }, { value: 'customers', label: t('value.kind_customers') }]} />
      </DrawerPart>
      {form.value.kind === 'sql' && <Database form={form} />}
      {form.value.kind === 'http' && <Service form={form} />}
      {form.value.kind === 'customers' && <DrawerPart><Note>{t('sources.customers_hint', { parameter: 'number', values: customerValues.join(', ') })}</Note></DrawerPart>}
      {form.stored && <UsedBy kind="sources" id={form.stored.key} />}
    </>
  );
}

type Given = Pick<FormProps<Source>, 'form'>;

function Database({ form }: Given) {
  return (
    <DrawerPart>
      <SecretField form={form} field="database" />
      <AreaField {...form.bind('statement')} code />
    </DrawerPart>
  );
}

function Service({ form }: Given) {
  const { t } = useTranslation();
  const inside = form.bind('private_addresses');
  const changes = form.bind('changes');
  return (
    <>
      <DrawerPart>
        <SegmentedField {...form.bind('method')} onChange={(method) => form.set('method', method as Source['method'])} choices={[{ value: 'GET', label: 'GET' }, { value: 'POST', label: 'POST' }]} />
        <TextField {...form.bind('url')} ltr max={1000} />
        {(form.value.method === 'POST' || form.value.body) && <AreaField {...form.bind('body')} code />}
        <SwitchField {...inside} words={t(inside.value ? 'setup.yes' : 'setup.no')} />
        {(form.value.method === 'POST' || changes.value) && <SwitchField {...changes} value={changes.value ?? false} hint={t('sources.changes_hint')} words={t(changes.value ? 'setup.yes' : 'setup.no')} />}
      </DrawerPart>
      <DrawerPart>
        <Pairs form={form} field="headers" begins="authorization" words={{ name: t('sources.header'), value: t('designer.variable_value'), add: t('sources.add_header') }} />
        <SecretField form={form} field="secret" />
      </DrawerPart>
      <DrawerPart><Pairs form={form} field="answers" begins="name" words={{ name: t('sources.answer'), value: t('sources.path'), add: t('sources.add_answer') }} /></DrawerPart>
    </>
  );
}

function Pairs({ form, field, begins, words }: Given & { field: 'headers' | 'answers'; begins: string; words: { name: string; value: string; add: string } }) {
  const bound = form.bind(field);
  return <Field {...bound} group>{() => <PairRows label={bound.label} value={bound.value} words={words} begins={begins} namesMax={field === 'headers' ? 80 : 40} disabled={form.readOnly} onChange={(pairs) => form.set(field, pairs)} />}</Field>;
}

const hostOf = ({ url }: Source): string => url.split('/')[2] ?? '';

/** What flows look things up in. */
export const sources: Kind<Source> = {
  name: 'sources', key: 'id', icon: IconDatabaseSearch, word: 'kinds.source', words: 'kinds.sources', empty: 'sources.empty', emptyText: 'sources.empty_text', findWords: 'sources.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <bdi>{id}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'kind', head: t('field.kind'), cell: ({ kind }) => t(`value.kind_${kind}`), by: ({ kind }) => kind },
    { key: 'host', head: t('field.url'), cell: (source) => (hostOf(source) ? <bdi dir="ltr">{hostOf(source)}</bdi> : '–'), by: hostOf },
    { key: 'parameters', head: t('sources.parameters'), cell: (source) => <bdi dir="ltr">{parametersOf(source).join(', ') || '–'}</bdi>, find: (source) => parametersOf(source).join(' ') },
  ],
  parts: [
    { id: 'general', word: 'sources.general', fields: ['name', 'id', 'kind', 'method', 'url', 'body', 'private_addresses', 'changes', 'headers', 'secret', 'answers', 'database', 'statement'], Body: General },
    { id: 'try', word: 'sources.try', fields: [], Body: TryOut },
  ],
  blank: () => ({ id: '', name: '', kind: 'http', method: 'GET', url: '', headers: {}, body: '', answers: {}, private_addresses: false, changes: false, statement: '' }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'source'),
};
