import { IconSpeakerphone, IconSearch } from '@tabler/icons-react';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Empty, RowsToCome } from '~/design/Empty';
import { Facts } from '~/design/Facts';
import { Panel } from '~/design/Panel';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { SearchBox } from '~/design/SearchBox';
import { DataTable } from '~/design/table/DataTable';
import { found, sorted, type DataColumn } from '~/design/table/arrange';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import { useAddress } from '~/setup/address';
import { neighbours } from '~/setup/rules';
import { UsedBy } from '~/setup/UsedBy';
import { formatDuration, formatNumber } from '~/texts/format';
import { listPrompts, type Prompt } from '../api/prompts';
import { Listen } from './Listen';
import { SpeakDrawer } from './SpeakDrawer';
import { UploadButton } from './UploadButton';

const kibi = 1024;
const ms = 1000;

/** The centre's own announcements: uploaded, or spoken by a voice and kept. */
export function PromptsPage() {
  const { t, i18n } = useTranslation();
  const address = useAddress('name');
  const may = useLive(({ centre }) => centre?.me.rights.includes('settings.edit') ?? false);
  const { data, error } = useQuery({ queryKey: ['setup', 'prompts'], queryFn: listPrompts });
  const size = ({ bytes }: Prompt) => `${formatNumber(Math.ceil(bytes / kibi))} KiB`;
  const listen = ({ name, bytes, seconds }: Prompt) => <Listen key={name} name={name} version={`${bytes}-${seconds}`} />;
  const columns: DataColumn<Prompt>[] = [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => <bdi>{name}</bdi>, by: ({ name }) => name },
    { key: 'length', head: t('prompts.length'), num: true, cell: ({ seconds }) => formatDuration(seconds * ms), by: ({ seconds }) => seconds, find: () => '' },
    { key: 'bytes', head: t('prompts.bytes'), num: true, cell: size, by: ({ bytes }) => bytes, find: () => '' },
    { key: 'listen', head: t('prompts.listen'), cell: (prompt) => listen(prompt), find: () => '' },
  ];
  const shown = sorted(found(data ?? [], columns, address.find), columns, address.sort, i18n.language);
  const { previous, next } = neighbours(shown.map(({ name }) => name), address.edit);
  const opened = data?.find(({ name }) => name === address.edit);
  const upload = may && <Group gap="xs"><Button onClick={address.add}>{t('prompts.speak')}</Button><UploadButton onDone={address.open} primary /></Group>;
  return (
    <ListDrawer
      head={<><SearchBox value={address.find} onChange={address.setFind} words={t('prompts.find')} /><HeadEnd>{data?.length ? upload : null}</HeadEnd></>}
      list={<Panel grow flush label={t('kinds.prompts')}>
        <ProblemNote error={data ? null : error} />
        {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
        {shown.length > 0 && <DataTable label={t('kinds.prompts')} columns={columns} rows={shown} rowKey={({ name }) => name} name={({ name }) => name} sort={address.sort} onSort={address.setSort} at={address.edit} onOpen={address.open} />}
        {data && !shown.length && (address.find
          ? <Empty icon={IconSearch} title={t('setup.nothing', { text: address.find })} action={<Button onClick={() => address.setFind('')}>{t('setup.show_all', { count: data.length })}</Button>}>{t('setup.nothing_text')}</Empty>
          : <Empty icon={IconSpeakerphone} title={t('prompts.empty')} action={upload}>{t('prompts.empty_text')}</Empty>)}
      </Panel>}
      drawer={address.adding && may ? <SpeakDrawer onClose={address.close} onDone={address.open} /> : opened && (
        <Drawer of={opened.name} title={opened.name} onClose={address.close} onPrevious={previous ? () => address.open(previous) : undefined} onNext={next ? () => address.open(next) : undefined} foot={may && <UploadButton name={opened.name} onDone={address.open} />}>
          <DrawerPart><Facts items={[{ name: t('prompts.length'), value: formatDuration(opened.seconds * ms) }, { name: t('prompts.bytes'), value: size(opened) }]} /><Group>{listen(opened)}</Group></DrawerPart>
          <UsedBy kind="prompts" id={opened.name} />
        </Drawer>
      )}
    />
  );
}
