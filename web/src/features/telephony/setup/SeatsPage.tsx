import { Button } from '@mantine/core';
import { IconHeadset, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/design/Avatar';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Empty } from '~/design/Empty';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { ListDrawer } from '~/design/patterns/ListDrawer';
import { SearchBox } from '~/design/SearchBox';
import { StatePill } from '~/design/StatePill';
import { DataTable } from '~/design/table/DataTable';
import { found, sorted, type DataColumn } from '~/design/table/arrange';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import type { Agent } from '~/live/messages';
import { useLive } from '~/live/store';
import { useAddress } from '~/setup/address';
import { neighbours } from '~/setup/rules';
import { renewSip, sipAccountOf, type SipAccount } from '../api/sip';
import { AccountFacts } from '../components/AccountFacts';

/** Every agent's phone: whether it is connected, and what a desk phone needs. */
export function SeatsPage() {
  const { t, i18n } = useTranslation();
  const address = useAddress('name');
  const agents = Object.values(useLive(({ centre }) => centre?.agents) ?? {});
  const phone = (agent: Agent) => (agent.seat ? t('seat.rings_at', { extension: agent.seat.extension, name: agent.seat.name }) : agent.phone ? t(`seats.${agent.phone}`) : t('seats.none'));
  const columns: DataColumn<Agent>[] = [
    { key: 'name', head: t('kinds.agent'), width: 'wide', cell: ({ name }) => <><Avatar name={name} size="sm" />{name}</>, by: ({ name }) => name },
    { key: 'login', head: t('field.login'), cell: ({ login }) => <bdi>{login}</bdi>, by: ({ login }) => login },
    { key: 'phone', head: t('seats.phone'), cell: (agent) => <StatePill state={agent.phone ? 'ready' : 'offline'} bare>{phone(agent)}</StatePill>, by: phone },
  ];
  const shown = sorted(found(agents, columns, address.find), columns, address.sort, i18n.language);
  const { previous, next } = neighbours(shown.map(({ id }) => id), address.edit);
  const opened = agents.find(({ id }) => id === address.edit);
  return (
    <ListDrawer
      head={<SearchBox value={address.find} onChange={address.setFind} words={t('seats.find')} />}
      list={<Panel grow flush label={t('kinds.seats')}>
        {shown.length ? <DataTable label={t('kinds.seats')} columns={columns} rows={shown} rowKey={({ id }) => id} name={({ name }) => name} sort={address.sort} onSort={address.setSort} at={address.edit} onOpen={address.open} />
          : <Empty icon={IconHeadset} title={t('agents.empty')}>{t('agents.empty_text')}</Empty>}
      </Panel>}
      drawer={opened && (
        <Drawer of={opened.id} title={opened.name} lead={<Avatar name={opened.name} size="xl" />} line={<><bdi>{opened.login}</bdi>{phone(opened)}</>} onClose={address.close}
          onPrevious={previous ? () => address.open(previous) : undefined} onNext={next ? () => address.open(next) : undefined}>
          <Account key={opened.id} agent={opened} />
        </Drawer>
      )}
    />
  );
}

/** The account of one phone. Its secret is asked for on demand, since looking at it is written down. */
function Account({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState<SipAccount | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [renewing, setRenewing] = useState(false);
  const attempt = (deed: Promise<void>) => { setProblem(null); deed.catch(setProblem); };
  const show = () => attempt(sipAccountOf(agent.id).then(setAccount));
  const renew = () => attempt(renewSip(agent.id).then(() => { setAccount(null); setRenewing(false); toast(t('seats.renewed', { name: agent.name })); }));
  return (
    <>
      <DrawerPart title={t('phone.any_phone')}>
        {problem !== null && <ProblemNote error={problem} />}
        {account ? <AccountFacts account={account} />
          : <Note end={<Button onClick={show}>{t('phone.show_secret')}</Button>}>{t('seats.shown_is_written')}</Note>}
      </DrawerPart>
      <DrawerPart title={t('seats.renew_title')}>
        {renewing
          ? <Note tone="watch" title={t('seats.renew_sure')} end={<><Button onClick={() => setRenewing(false)}>{t('form.keep')}</Button><Button variant="filled" onClick={renew}>{t('seats.renew')}</Button></>}>{t('seats.renew_text')}</Note>
          : <div><Button leftSection={<Icon of={IconRefresh} size="sm" />} onClick={() => setRenewing(true)}>{t('seats.renew')}</Button></div>}
      </DrawerPart>
    </>
  );
}
