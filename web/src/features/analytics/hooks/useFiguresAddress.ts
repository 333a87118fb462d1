import { useMemo } from 'react';
import { useAddressFields } from '~/http/useAddressFields';
import { serverNow } from '~/live/clock';
import { useZone } from '~/person/preferences';
import type { Comparison, Interval, Question } from '../api/reports';
import { beginOf, dateIn, daysOf, intervals, periods, usualInterval, type PeriodName } from '../rules';

const comparisons: Comparison[] = ['yesterday', 'last_week', 'before'];
const aDate = /^\d{4}-\d{2}-\d{2}$/;

export interface FiguresAddress {
  period: PeriodName;
  from: string;
  to: string;
  interval: Interval;
  /** The zone whose days and hours are meant, and both that can be chosen. */
  zone: string;
  zones: string[];
  compare: Comparison | '';
  /** Of which agents: of this queue, of this team; empty for all. */
  queue: string;
  team: string;
  /** The figure whose definition is open. */
  define: string;
  asked: Question;
  go: (change: Record<string, string>) => void;
}

function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word | undefined {
  return words.find((each) => each === word);
}

/** Period, interval, comparison, zone and the open definition: all of it stands in the address. */
export function useFiguresAddress(usual: PeriodName = 'today'): FiguresAddress {
  const [params, change] = useAddressFields();
  const centreZone = useZone() ?? 'UTC';
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([mine, centreZone])];
  const zone = oneOf(zones, params.get('zone')) ?? mine;
  const today = dateIn(zone, serverNow());
  const period = oneOf(periods, params.get('period')) ?? usual;
  const date = (name: string) => { const said = params.get(name) ?? ''; return aDate.test(said) && !Number.isNaN(Date.parse(said)) ? said : today; };
  const [from, to] = [date('from'), date('to')];
  const days = daysOf(period, today, { from, to });
  const interval = oneOf(intervals, params.get('interval')) ?? usualInterval(days.from, days.until);
  const compare: Comparison | '' = params.has('compare') ? oneOf(comparisons, params.get('compare')) ?? '' : 'last_week';
  const [begin, end] = [new Date(beginOf(days.from, zone)).toISOString(), new Date(beginOf(days.until, zone)).toISOString()];
  const [queue, team] = [params.get('queue') ?? '', params.get('team') ?? ''];
  const asked = useMemo<Question>(() => ({ from: begin, to: end, interval, time_zone: zone, compare, queue, team }), [begin, end, interval, zone, compare, queue, team]);
  const go = (fields: Record<string, string>) => change(fields.compare === '' ? { ...fields, compare: 'none' } : fields, false);
  return { period, from, to, interval, zone, zones, compare, queue, team, define: params.get('define') ?? '', asked, go };
}
