import { Button } from '@mantine/core';
import { IconUserOff, IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { HeadEnd } from '~/design/patterns/ListDrawer';
import { Column, Page, PageHead } from '~/design/patterns/Story';
import { SearchBox } from '~/design/SearchBox';
import { Problem } from '~/http/request';
import { ProblemNote } from '~/http/ProblemNote';
import { readKnown, type Who } from '../api/privacy';
import { ErasePanel } from './ErasePanel';
import { KnownPanel } from './KnownPanel';
import { TakeOut } from './TakeOut';

interface PrivacyPageProps {
  mayExport: boolean;
  mayErase: boolean;
}

/** What we know of one person: counted, taken out as a file, erased. The person stands in the address. */
export function PrivacyPage({ mayExport, mayErase }: PrivacyPageProps) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [customer, number, email] = [params.get('customer'), params.get('number'), params.get('email')];
  const who: Who | null = customer ? { customer } : number ? { number } : email ? { email } : null;
  const [typed, setTyped] = useState(number ?? email ?? '');
  const [gone, setGone] = useState(false);
  const { data: known, error } = useQuery({ queryKey: ['privacy', who], queryFn: () => readKnown(who ?? { number: '' }), enabled: who !== null && !gone });
  const look = () => { setGone(false); if (typed.trim()) setParams({ [typed.includes('@') ? 'email' : 'number']: typed.trim() }); };
  const finished = useCallback(() => setGone(true), []);
  const unknown = error instanceof Problem && error.status === 404;
  return (
    <Page scrolls>
      <PageHead>
        <form onSubmit={(event) => { event.preventDefault(); look(); }} role="search"><SearchBox wide words={t('privacy.number')} value={typed} onChange={setTyped} /></form>
        <Button onClick={look}>{t('privacy.look')}</Button>
        {who && known && !gone && mayExport && <HeadEnd><TakeOut who={who} /></HeadEnd>}
      </PageHead>
      <Column>
        {gone && <Note tone="ok">{t('privacy.done')}</Note>}
        {!unknown && !gone && <ProblemNote error={error} />}
        {!who && !gone && <Panel><Empty icon={IconUserSearch} title={t('privacy.nobody')}>{t('privacy.nobody_text')}</Empty></Panel>}
        {unknown && !gone && <Panel><Empty icon={IconUserOff} title={t('privacy.unknown')}>{t('privacy.unknown_text')}</Empty></Panel>}
        {who && !known && !error && !gone && <Panel><RowsToCome rows={6} label={t('common.loading')} /></Panel>}
        {who && known && !gone && !unknown && <><KnownPanel known={known} />{mayErase && <ErasePanel who={who} known={known} onDone={finished} />}</>}
      </Column>
    </Page>
  );
}
