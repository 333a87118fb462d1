import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { useNames } from '~/live/names';
import { formatDay, formatTime } from '~/texts/format';
import type { StoryEvent } from '../api/contacts';
import { notesOf } from '../lanes';
import { erased } from '../rules';

/** What was noted, by whom and when; an earlier version stays readable where somebody else wrote on. */
export function NotesPanel({ story, zone }: { story: StoryEvent[]; zone: string | undefined }) {
  const { t } = useTranslation();
  const names = useNames();
  const notes = notesOf(story);
  return (
    <Panel title={t('story.notes')} grow>
      {notes.length === 0 && <Text as="p" tone="meta">{t('story.no_notes')}</Text>}
      <Stack gap="sm">
        {notes.map(({ agent_id: agent, at, text }) => (
          <div key={at}>
            <Text as="p" size="xs" tone="meta" num>{names.agent(agent)}, {formatDay(at, zone)} {formatTime(at, zone)}</Text>
            <Text as="p" lines>{text === erased ? t('common.erased') : text}</Text>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
