import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VersionList } from '~/design/canvas/VersionList';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { listVersions, restoreVersion, type Prompt } from '../api/prompts';
import { CompareSounds } from './CompareSounds';
import { Listen } from './Listen';
import { usePromptWords } from './usePromptWords';

/** What callers hear and heard: each version can be heard, compared with the newest, and gone back to. */
export function VersionsPart({ prompt, may }: { prompt: Prompt; may: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = usePromptWords();
  const [compared, setCompared] = useState<number | null>(null);
  const { data, error } = useQuery({ queryKey: ['setup', 'prompts', prompt.name, prompt.version], queryFn: () => listVersions(prompt.name) });
  const { ask, phase, problem } = useAsk(async (old: Prompt) => {
    await restoreVersion(old);
    setCompared(null);
    await queries.invalidateQueries({ queryKey: ['setup'] });
    toast(t('prompts.is_back', { name: old.name, version: old.version }));
  });
  if (!data) return error ? <ProblemNote error={error} /> : <RowsToCome rows={4} label={t('common.loading')} />;
  const then = data.find(({ version }) => version === compared);
  const called = ({ name, version }: Prompt) => `${name}, ${t('prompts.version', { version })}`;
  return (
    <DrawerPart>
      {problem && <ProblemNote error={problem} />}
      <Text as="p" size="sm" tone="meta">{t(data.length > 1 ? 'prompts.versions_text' : 'prompts.one_version')}</Text>
      {then && <CompareSounds key={then.version} now={prompt} then={then} onClose={() => setCompared(null)} />}
      <VersionList label={t('prompts.versions')} items={data.map((each) => ({
        id: each.version, name: t('prompts.version', { version: each.version }), live: each.version === prompt.version ? t('prompts.heard_now') : '', note: words.origin(each), chosen: each.version === compared,
        line: [words.author(each), words.made(each), words.length(each), words.loudness(each)].join(' · '),
        actions: (
          <>
            <Listen prompt={each} called={called(each)} />
            {each.version !== prompt.version && <Button size="xs" aria-pressed={each.version === compared} onClick={() => setCompared(each.version === compared ? null : each.version)}>{t(each.version === compared ? 'designer.compare_end' : 'designer.compare')}</Button>}
            {each.version !== prompt.version && may && <Button size="xs" aria-busy={phase === 'asked'} disabled={phase === 'asked'} onClick={() => ask(each)}>{t('designer.roll_back')}</Button>}
          </>
        ),
      }))} />
    </DrawerPart>
  );
}
