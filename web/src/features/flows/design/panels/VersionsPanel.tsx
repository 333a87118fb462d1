import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VersionList } from '~/design/canvas/VersionList';
import { Drawer } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { listVersions } from '../draft/api';

interface VersionsPanelProps {
  id: string;
  /** The version that is compared with what is drawn. */
  compared: number | null;
  onCompare: (version: number | null) => void;
  onBack: (version: number, note: string) => Promise<unknown>;
  onClose: () => void;
}

/** What answered callers and when, by whom and why; each can be compared with the draft, and published again. */
export function VersionsPanel({ id, compared, onCompare, onBack, onClose }: VersionsPanelProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const [back, setBack] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const versions = useInfiniteQuery({ queryKey: ['flow', id, 'versions'], queryFn: ({ pageParam }) => listVersions(id, pageParam), initialPageParam: null as number | null, getNextPageParam: ({ next }) => next });
  const { ask, phase, problem } = useAsk((version: number, words: string) => onBack(version, words).then(() => { setBack(null); setNote(''); return versions.refetch(); }));
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer of="versions" title={t('designer.versions')} onClose={onClose}>
      <ProblemNote error={versions.error} />
      {problem && <ProblemNote error={problem} />}
      {versions.isPending && <RowsToCome rows={6} label={t('common.loading')} />}
      {back !== null && (
        <Note tone="watch" title={t('designer.back_title', { version: back })}>
          {t('designer.back_text')}
          <TextField label={t('designer.note')} value={note} max={200} onChange={setNote} />
          <Button onClick={() => setBack(null)}>{t('common.close')}</Button> <Button variant="filled" aria-busy={phase === 'asked'} onClick={() => ask(back, note)}>{t('designer.back_now')}</Button>
        </Note>
      )}
      <VersionList label={t('designer.versions')} items={items.map((each) => ({
        id: each.version, name: t('designer.version', { version: each.version }), live: each.live ? t('designer.live') : '', note: each.note, chosen: each.version === compared,
        line: `${each.author} · ${formatDay(each.published_at, zone)} ${formatTime(each.published_at, zone, 'minutes')} · ${t('designer.steps', { count: each.nodes })}`,
        actions: (
          <>
            <Button size="xs" aria-pressed={each.version === compared} onClick={() => onCompare(each.version === compared ? null : each.version)}>{t(each.version === compared ? 'designer.compare_end' : 'designer.compare')}</Button>
            {!each.live && <Button size="xs" onClick={() => setBack(each.version)}>{t('designer.roll_back')}</Button>}
          </>
        ),
      }))} />
      {versions.hasNextPage && <Button onClick={() => void versions.fetchNextPage()}>{t('designer.more_versions')}</Button>}
    </Drawer>
  );
}
