import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Lanes } from '~/design/Lanes';
import { Panel } from '~/design/Panel';
import { useNames } from '~/live/names';
import { formatDuration, formatTime } from '~/texts/format';
import type { StoryEvent } from '../api/contacts';
import { lanesOf, thinned, type Lane } from '../lanes';
import { erased, type Hearing } from '../rules';

interface LegsPanelProps {
  story: StoryEvent[];
  zone: string | undefined;
  now: number;
  customer: string;
  hearing: Hearing;
}

/** Everybody who was in the contact, side by side on one time line. */
export function LegsPanel({ story, zone, now, customer, hearing: { at, hears, goTo } }: LegsPanelProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { from, to, lanes } = useMemo(() => lanesOf(story, now), [story, now]);
  const nameOf = ({ kind, id }: Lane) => ({ customer, flow: id, queue: names.queue(id), agent: names.agent(id), outside: id === erased ? t('common.erased') : id })[kind];
  const rows = lanes.map((lane) => ({
    key: lane.key,
    name: nameOf(lane),
    note: t(`story.lane_${lane.kind}`),
    bars: thinned(lane.bars, to - from).map((bar) => ({
      ...bar,
      word: t('story.bar', { phase: t(`phase.${bar.phase}`), time: formatTime(bar.from, zone), length: formatDuration(bar.to - bar.from) }),
      onOpen: hears(bar.from) ? () => goTo(bar.from) : undefined,
    })),
  }));
  return <Panel label={t('story.legs')}><Lanes label={t('story.legs')} from={from} to={to} rows={rows} at={at} tick={(moment) => formatTime(moment, zone)} /></Panel>;
}
