import { Button, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconArrowsLeftRight, IconPhoneIncoming, IconPhoneOutgoing, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Empty, RowsToCome } from '~/design/Empty';
import { Facts } from '~/design/Facts';
import { Icon } from '~/design/Icon';
import { Panel } from '~/design/Panel';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { SearchBox } from '~/design/SearchBox';
import { StatePill } from '~/design/StatePill';
import { DataTable } from '~/design/table/DataTable';
import { sorted, type DataColumn } from '~/design/table/arrange';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { request } from '~/http/request';
import { useDeed } from '~/http/useDeed';
import { useAsk } from '~/http/useAsk';
import type { Agent } from '~/live/messages';
import { useMyAgent, useMyContact } from '~/live/selectors';
import { useLive } from '~/live/store';
import { dial, useDialTrouble, useMayDial } from '~/phone/dial';
import { pickUp, useMayPickUp } from '~/phone/pickUp';
import { useAddress } from '~/setup/address';
import { neighbours } from '~/setup/rules';
import { searchDirectory, type DirectoryEntry } from '../api/directory';

const settleMs = 200;
/** A colleague's state is as it was so long ago at most, for whoever is not told of it at once. */
const freshMs = 3000;

/** Everybody and everything to call, found as one types; the opened one can be called, or given the contact in hand. */
export function DirectoryTable() {
  const { t, i18n } = useTranslation();
  const address = useAddress('name');
  const [settled] = useDebouncedValue(address.find, settleMs);
  const { data, error } = useQuery({ queryKey: ['directory', 'all', settled], queryFn: () => searchDirectory(settled), placeholderData: (last) => last, refetchInterval: freshMs });
  const mayPickUp = useMayPickUp();
  const live = useLive(({ centre }) => centre?.agents) ?? {};
  const entries = (data ?? []).map((each) => ({ ...each, state: (each.kind === 'agent' && live[each.id.slice('agent:'.length)]?.state) || each.state }));
  const stand = ({ kind, state, ready, waiting }: DirectoryEntry) => (state ? t(`state.${state as Agent['state']}`) : kind === 'queue' ? `${t('transfer.ready_count', { count: ready ?? 0 })} · ${t('transfer.waiting', { count: waiting ?? 0 })}` : '');
  const columns: DataColumn<DirectoryEntry>[] = [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => <bdi>{name}</bdi>, by: ({ name }) => name },
    { key: 'number', head: t('field.number'), cell: ({ number }) => <bdi dir="ltr">{number || '–'}</bdi>, by: ({ number }) => number || null },
    { key: 'kind', head: t('directory.kind'), cell: ({ kind }) => t(`directory.kind_${kind}`), by: ({ kind }) => t(`directory.kind_${kind}`) },
    { key: 'state', head: t('directory.state'), cell: (each) => (each.state ? <StatePill state={each.state as Agent['state']} bare>{stand(each)}</StatePill> : stand(each) || '–'), by: (each) => stand(each) || null },
    { key: 'note', head: t('field.note'), phone: false, cell: ({ note }) => note || '–', by: ({ note }) => note || null },
  ];
  const shown = sorted(entries, columns, address.sort, i18n.language);
  const opened = entries.find(({ id }) => id === address.edit);
  const { previous, next } = neighbours(shown.map(({ id }) => id), address.edit);
  return (
    <ListDrawer
      head={<><SearchBox value={address.find} onChange={address.setFind} words={t('directory.find')} />{mayPickUp && <HeadEnd><PickUpButton at={{}} words={t('directory.pick_up_own')} /></HeadEnd>}</>}
      list={<Panel grow flush label={t('directory.title')}>
        <ProblemNote error={error} />
        {!data && !error && <RowsToCome rows={12} label={t('common.loading')} />}
        {shown.length > 0 && <DataTable label={t('directory.title')} columns={columns} rows={shown} rowKey={({ id }) => id} name={({ name }) => name} sort={address.sort} onSort={address.setSort} at={address.edit} onOpen={address.open} />}
        {data && !shown.length && (address.find ? <Empty icon={IconSearch} title={t('directory.nothing')}>{t('directory.nothing_text')}</Empty> : <Empty icon={IconAddressBook} title={t('directory.empty')}>{t('directory.empty_text')}</Empty>)}
      </Panel>}
      drawer={opened && (
        <Drawer of={opened.id} title={opened.name} line={<bdi dir="ltr">{opened.number}</bdi>} onClose={address.close} onPrevious={previous ? () => address.open(previous) : undefined} onNext={next ? () => address.open(next) : undefined}>
          <DrawerPart>
            <Facts items={[
              { name: t('directory.kind'), value: t(`directory.kind_${opened.kind}`) }, { name: t('field.number'), value: <bdi dir="ltr">{opened.number || '–'}</bdi> },
              ...(stand(opened) ? [{ name: t('directory.state'), value: stand(opened) }] : []), ...(opened.note ? [{ name: t('field.note'), value: opened.note }] : []),
            ]} />
          </DrawerPart>
          <DrawerPart><Deeds key={opened.id} entry={opened} /></DrawerPart>
        </Drawer>
      )}
    />
  );
}

/** Takes a call that rings; the server says where nothing does. */
function PickUpButton({ at, words, main }: { at: Parameters<typeof pickUp>[0]; words: string; main?: boolean }) {
  const deed = useDeed();
  const { t } = useTranslation();
  const trouble = useDialTrouble();
  return <Button variant={main ? 'filled' : 'default'} leftSection={<Icon of={IconPhoneIncoming} size="sm" />} disabled={trouble !== null} title={trouble ?? undefined} onClick={() => deed(pickUp(at), t('directory.picked_up'))}>{words}</Button>;
}

/** Call them, or pass the contact in hand on to them. */
function Deeds({ entry }: { entry: DirectoryEntry }) {
  const { t } = useTranslation();
  const mayDial = useMayDial();
  const trouble = useDialTrouble();
  const agent = useMyAgent();
  const contact = useMyContact();
  const calling = useAsk(dial);
  const passing = useAsk(useCallback((id: string, to: Record<string, string>) => request<unknown>('POST', `/contacts/${id}/transfer`, { to }), []));
  const [way = '', ...rest] = entry.id.split(':');
  const talks = contact !== null && contact.agent_id === agent?.id && (agent?.state === 'talking' || agent?.state === 'hold');
  const mayPickUp = useMayPickUp() && entry.state === 'ringing' && rest.join(':') !== agent?.id;
  const rings = mayPickUp && (way === 'agent' || way === 'extension') && <PickUpButton main at={{ [way]: rest.join(':') } as { agent: string }} words={t('directory.pick_up')} />;
  if (!mayDial) return rings || null;
  return (
    <>
      <Group>
        {rings}
        <Button variant={rings ? 'default' : 'filled'} leftSection={<Icon of={IconPhoneOutgoing} size="sm" />} disabled={!entry.number || trouble !== null} title={trouble ?? undefined} aria-busy={calling.phase === 'asked'} onClick={() => calling.ask(entry.number)}>{t('directory.call')}</Button>
        {talks && <Button leftSection={<Icon of={IconArrowsLeftRight} size="sm" />} aria-busy={passing.phase === 'asked'} onClick={() => passing.ask(contact.id, { [way]: rest.join(':') })}>{t('directory.transfer')}</Button>}
      </Group>
      {(trouble ?? !entry.number) && <Text as="p" tone="meta">{trouble ?? t('directory.no_number')}</Text>}
      <ProblemNote error={calling.problem ?? passing.problem} />
    </>
  );
}
