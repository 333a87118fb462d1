import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { Moments, type Moment } from '~/design/Timeline';
import { formatDuration, formatTime } from '~/texts/format';
import type { StoryEvent } from '../api/contacts';
import { toldOf, useStoryWords } from '../hooks/useStoryWords';
import { unheard, type Hearing } from '../rules';

interface StoryPanelProps {
  story: StoryEvent[];
  zone: string | undefined;
  hearing?: Hearing;
}

/** What happened, from arrival to closing, in words. Whatever can be heard leads there; what is heard is marked. */
export function StoryPanel({ story, zone, hearing: { at, hears, goTo } = unheard }: StoryPanelProps) {
  const { t } = useTranslation();
  const tell = useStoryWords(story);
  const told = useMemo(() => toldOf(story), [story]);
  const keys = useMemo(() => told.map(({ n }) => n), [told]);
  const moment = (place: number): Moment => {
    const [event, after] = [told[place] as StoryEvent, told[place + 1]];
    const began = Date.parse(event.at);
    const ms = after ? Date.parse(after.at) - began : 0;
    return { key: event.n, time: formatTime(event.at, zone), ...(ms >= 1000 ? { took: formatDuration(ms) } : {}), ...tell(event), onOpen: hears(began) ? () => goTo(began) : undefined };
  };
  const heard = at === null ? null : told.findLast(({ at: moment }) => Date.parse(moment) <= at)?.n ?? null;
  const [first, last] = [story[0], story.findLast(({ kind }) => kind !== 'PersonErased')];
  const whole = first && last ? Date.parse(last.at) - Date.parse(first.at) : 0;
  return (
    <Panel grow title={t('story.what_happened')} end={<Text size="xs" tone="meta" num>{t('story.in_all', { time: formatDuration(whole) })}</Text>}>
      <Moments keys={keys} moment={moment} at={heard} />
    </Panel>
  );
}
