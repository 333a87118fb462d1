import { IconLanguage, IconMicrophone, IconNumbers, IconSpeakerphone, IconSearch } from '@tabler/icons-react';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { Icon } from '~/design/Icon';
import { Panel } from '~/design/Panel';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { SearchBox } from '~/design/SearchBox';
import { DataTable } from '~/design/table/DataTable';
import { found, sorted, type DataColumn } from '~/design/table/arrange';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import { useAddress } from '~/setup/address';
import { listMissing } from '~/setup/missingLanguages';
import { neighbours } from '~/setup/rules';
import { formatNumber } from '~/texts/format';
import { listPrompts, type Prompt } from '../api/prompts';
import { isFragment } from '../names';
import { AddDrawer } from './AddDrawer';
import { Listen } from './Listen';
import { PromptDrawer } from './PromptDrawer';
import { UploadButton } from './UploadButton';
import { usePromptWords } from './usePromptWords';

const kibi = 1024;
const lettersMax = 50;

/** The centre's own announcements: uploaded, or spoken by a voice and kept. */
export function PromptsPage() {
  const { t, i18n } = useTranslation();
  const address = useAddress('name');
  const words = usePromptWords();
  const may = useLive(({ centre }) => centre?.me.rights.includes('settings.edit') ?? false);
  const { data: stored, error } = useQuery({ queryKey: ['setup', 'prompts'], queryFn: listPrompts });
  const data = stored?.filter(({ name }) => !isFragment(name));
  const { data: lacks = [] } = useQuery({ queryKey: ['setup', 'missing_languages'], queryFn: listMissing });
  const size = ({ bytes }: Prompt) => `${formatNumber(Math.ceil(bytes / kibi))} KiB`;
  const columns: DataColumn<Prompt>[] = [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => <bdi>{name}</bdi>, by: ({ name }) => name },
    { key: 'length', head: t('prompts.length'), num: true, cell: words.length, by: ({ seconds }) => seconds, find: () => '' },
    { key: 'from', head: t('prompts.from'), cell: (prompt) => words.origin(prompt, lettersMax), find: ({ detail }) => detail },
    { key: 'made', head: t('prompts.made'), cell: (prompt) => `${words.author(prompt)}, ${words.made(prompt)}`, by: ({ made_at: at }) => at, find: ({ author }) => author },
    { key: 'listen', head: t('prompts.listen'), cell: (prompt) => <Listen key={`${prompt.name} ${prompt.version}`} prompt={prompt} />, find: () => '' },
  ];
  const shown = sorted(found(data ?? [], columns, address.find), columns, address.sort, i18n.language);
  const { previous, next } = neighbours(shown.map(({ name }) => name), address.edit);
  const opened = data?.find(({ name }) => name === address.edit);
  const upload = may && <Group gap="xs" wrap="wrap"><Button onClick={address.add}>{t('prompts.speak')}</Button><Button leftSection={<Icon of={IconMicrophone} size="sm" />} onClick={() => address.addAt('recorded')}>{t('prompts.record')}</Button><UploadButton onDone={address.open} primary /></Group>;
  return (
    <ListDrawer
      head={<><SearchBox value={address.find} onChange={address.setFind} words={t('prompts.find')} /><HeadEnd><Button leftSection={<Icon of={IconNumbers} size="sm" />} onClick={() => address.addAt('fragments')}>{t('prompts.fragments')}</Button>{lacks.length > 0 && <Button leftSection={<Icon of={IconLanguage} size="sm" />} onClick={() => address.addAt('missing')}>{t('missing.count', { count: lacks.length })}</Button>}{data?.length ? upload : null}</HeadEnd></>}
      list={<Panel grow flush label={t('kinds.prompts')}>
        <ProblemNote error={data ? null : error} />
        {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
        {shown.length > 0 && <DataTable label={t('kinds.prompts')} columns={columns} rows={shown} rowKey={({ name }) => name} name={({ name }) => name} sort={address.sort} onSort={address.setSort} at={address.edit} onOpen={address.open} />}
        {data && !shown.length && (address.find
          ? <Empty icon={IconSearch} title={t('setup.nothing', { text: address.find })} action={<Button onClick={() => address.setFind('')}>{t('setup.show_all', { count: data.length })}</Button>}>{t('setup.nothing_text')}</Empty>
          : <Empty icon={IconSpeakerphone} title={t('prompts.empty')} action={upload}>{t('prompts.empty_text')}</Empty>)}
      </Panel>}
      drawer={address.adding ? <AddDrawer address={address} may={may} names={(data ?? []).map(({ name }) => name)} lacks={lacks} /> : opened && <PromptDrawer prompt={opened} size={size(opened)} may={may} address={address} previous={previous} next={next} />}
    />
  );
}
