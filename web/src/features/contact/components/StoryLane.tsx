import { Stack } from '@mantine/core';
import { Inset } from '~/design/Panel';
import { Timeline } from '~/design/Timeline';
import { useNow } from '~/live/clock';
import type { Contact } from '~/live/messages';
import { useZone } from '~/person/preferences';
import { formatTime } from '~/texts/format';
import { useStory } from '../hooks/useStory';
import { toldOf, useStoryWords } from '../hooks/useStoryWords';
import { stretches } from '../rules';
import { ContactRibbon } from './ContactRibbon';

/** The story of the contact in hand so far. */
export function StoryLane({ contact }: { contact: Contact }) {
  const now = useNow();
  const zone = useZone();
  const story = useStory(contact);
  const tell = useStoryWords(story);
  return (
    <Inset>
      <Stack gap="md">
        <ContactRibbon size="medium" stretches={stretches(story, now)} />
        <Timeline moments={toldOf(story).map((event) => ({ key: event.n, time: formatTime(event.at, zone), ...tell(event) }))} />
      </Stack>
    </Inset>
  );
}
