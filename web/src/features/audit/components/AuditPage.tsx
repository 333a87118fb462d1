import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Differences } from '~/design/Differences';
import { Empty, RowsToCome } from '~/design/Empty';
import { SelectField, TextField } from '~/design/form/controls';
import { ListFoot, Panel } from '~/design/Panel';
import { ListDrawer } from '~/design/patterns/ListDrawer';
import { FilterRow } from '~/design/patterns/Story';
import { DataTable } from '~/design/table/DataTable';
import { sorted, type DataColumn } from '~/design/table/arrange';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAddressFields } from '~/http/useAddressFields';
import { useZone } from '~/person/preferences';
import { useAddress } from '~/setup/address';
import { readAudit, type AuditEntry } from '~/setup/api';
import { useDeedWord, useDifferences, useSubjectName } from '~/setup/Change';
import { addressOf, kindNames, useKindWord } from '~/setup/places';
import { neighbours } from '~/setup/rules';
import { TakeBack } from '~/setup/TakeBack';
import { formatDay, formatTime } from '~/texts/format';

const filters = ['kind', 'by', 'from', 'to'] as const;
const dayMs = 86_400_000;

/** Everything anybody changed, newest first: who, when, what, and the way back. */
export function AuditPage() {
  const { t, i18n } = useTranslation();
  const address = useAddress('-when');
  const kindWord = useKindWord();
  const deed = useDeedWord();
  const nameOf = useSubjectName();
  const zone = useZone();
  const [params, change] = useAddressFields();
  const chosen = Object.fromEntries(filters.map((name) => [name, params.get(name) ?? '']));
  const choose = (name: string, value: string | null) => change({ [name]: value });
  const until = chosen.to ? new Date(Date.parse(chosen.to) + dayMs).toISOString() : undefined;
  const asked = { kind: chosen.kind || undefined, by: chosen.by || undefined, from: chosen.from ? new Date(chosen.from).toISOString() : undefined, to: until };
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['setup', 'audit', asked], queryFn: ({ pageParam }) => readAudit(asked, pageParam), initialPageParam: null as number | null, getNextPageParam: ({ next }) => next, placeholderData: (last) => last,
  });
  const entries = data?.pages.flatMap(({ items }) => items);
  const subject = (entry: AuditEntry) => {
    // What is no setting is named by its kind and its key in one word.
    const [kind = '', key = ''] = entry.kind ? [entry.kind, entry.key ?? ''] : entry.subject.split(/:(.*)/);
    return `${kindWord(kind)} ${nameOf(entry) ?? key}`.trim();
  };
  const columns: DataColumn<AuditEntry>[] = [
    { key: 'when', head: t('audit.when'), width: 'medium', cell: ({ at }) => `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`, by: ({ n }) => n },
    { key: 'who', head: t('audit.who'), cell: ({ who }) => <bdi>{who}</bdi>, by: ({ who }) => who },
    { key: 'subject', head: t('audit.subject'), cell: subject, by: subject },
    { key: 'what', head: t('audit.what'), cell: ({ what }) => deed(what), by: ({ what }) => deed(what) },
    { key: 'fields', head: t('audit.fields'), width: 'wide', cell: (entry) => <ChangedFields entry={entry} /> },
  ];
  const shown = sorted(entries ?? [], columns, address.sort, i18n.language);
  const { previous, next } = neighbours(shown.map(({ n }) => String(n)), address.edit);
  const opened = entries?.find(({ n }) => String(n) === address.edit);
  const any = filters.some((name) => chosen[name]);
  return (
    <ListDrawer
      head={<FilterRow>
        <SelectField label={t('audit.kind')} none={t('audit.all_kinds')} value={chosen.kind || null} onChange={(value) => choose('kind', value)} choices={kindNames.map((name) => ({ value: name, label: kindWord(name) }))} />
        <TextField label={t('audit.who')} ltr value={chosen.by ?? ''} onChange={(value) => choose('by', value)} />
        <TextField label={t('audit.from')} type="date" value={chosen.from ?? ''} onChange={(value) => choose('from', value)} />
        <TextField label={t('audit.to')} type="date" value={chosen.to ?? ''} onChange={(value) => choose('to', value)} />
      </FilterRow>}
      list={<Panel grow flush label={t('audit.title')}>
        <ProblemNote error={data ? null : error} />
        {!entries && !error && <RowsToCome rows={12} label={t('common.loading')} />}
        {shown.length > 0 && <DataTable label={t('audit.title')} columns={columns} rows={shown} rowKey={({ n }) => String(n)} name={(entry) => `${entry.who}, ${subject(entry)}, ${deed(entry.what)}`} sort={address.sort} onSort={address.setSort} at={address.edit} onOpen={address.open}
          foot={hasNextPage && <ListFoot><Button onClick={() => void fetchNextPage()}>{t('setup.more')}</Button></ListFoot>} />}
        {entries?.length === 0 && <Empty icon={IconHistory} title={t(any ? 'audit.nothing' : 'setup.no_history')} action={any && <Button onClick={() => change(Object.fromEntries(filters.map((name) => [name, null])))}>{t('contacts.clear')}</Button>}>{t(any ? 'contacts.nothing_text' : 'audit.empty_text')}</Empty>}
      </Panel>}
      drawer={opened && (
        <Drawer of={String(opened.n)} title={subject(opened)} line={`${opened.who} · ${deed(opened.what)} · ${formatDay(opened.at, zone)} ${formatTime(opened.at, zone)}`} onClose={address.close}
          onPrevious={previous ? () => address.open(previous) : undefined} onNext={next ? () => address.open(next) : undefined} foot={opened.can_take_back && <TakeBack key={opened.n} entry={opened} main />}>
          <Entry entry={opened} />
        </Drawer>
      )}
    />
  );
}

function ChangedFields({ entry }: { entry: AuditEntry }) {
  return <Text tone="meta">{useDifferences(entry).map(({ name }) => name).join(', ')}</Text>;
}

/** What was and what is, and the way to the thing. */
function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const items = useDifferences(entry);
  return (
    <>
      <DrawerPart title={t('audit.difference')}>{items.length ? <Differences items={items} /> : <Text tone="meta" size="sm">{t('audit.no_difference')}</Text>}</DrawerPart>
      {entry.kind && entry.key && entry.after && <div><Link to={addressOf(entry.kind, entry.key)}>{t('audit.open')}</Link></div>}
      {!entry.can_take_back && <Text tone="meta" size="sm">{t('audit.not_back')}</Text>}
    </>
  );
}
