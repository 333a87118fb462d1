import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot, Series, Token } from '~/design/chart/plot';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SwitchField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { useMemo } from 'react';
import type { QueueSettings } from './shapes';
import { scoreAfter, scoreCap } from './who';

const [minutesMax, everyMinutes, othersMax] = [180, 10, 3];
const tokens: Token[] = ['series-2', 'series-3', 'series-4'];
const minutes = Array.from({ length: minutesMax / everyMinutes + 1 }, (_, step) => step * everyMinutes);

/** How contacts of the queue are ranked among all that wait, and what one takes of an agent. */
export function Rank({ form, known }: FormProps<QueueSettings>) {
  const { t, i18n } = useTranslation();
  const { acceleration, priority, weight, interruptible } = form.value;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  return (
    <>
      <DrawerPart title={t('queues.rank')}>
        <FieldRow><NumberField {...form.bind('priority')} /><NumberField {...form.bind('acceleration')} unit="%" /></FieldRow>
        {acceleration !== null && priority !== null && <Text as="p" size="sm" tone="meta">{t('queues.rank_sentence', { factor: number.format(acceleration / 100), points: number.format(priority) })}</Text>}
        <Scores queue={form.value} others={known.values<QueueSettings>('queues').filter(({ id }) => id !== form.value.id)} />
      </DrawerPart>
      <DrawerPart title={t('queues.capacity')}>
        <NumberField {...form.bind('weight')} unit="%" />
        <SwitchField {...form.bind('interruptible')} words={t(interruptible ? 'queues.is_interruptible' : 'queues.not_interruptible')} />
        {weight !== null && weight > 0 && <Text as="p" size="sm" tone="meta">{t('queues.weight_sentence', { count: Math.floor(100 / weight) })}</Text>}
      </DrawerPart>
    </>
  );
}

/** Queues that rank alike share one line; the largest such groups are shown. */
function groupsOf(queues: QueueSettings[]): { name: string; acceleration: number; priority: number }[] {
  const found = new Map<string, { names: string[]; acceleration: number; priority: number }>();
  for (const { name, acceleration, priority } of queues) {
    const [speed, start] = [acceleration ?? 100, priority ?? 0];
    const group = found.get(`${speed} ${start}`) ?? { names: [], acceleration: speed, priority: start };
    group.names.push(name);
    found.set(`${speed} ${start}`, group);
  }
  const groups = [...found.values()].sort((one, other) => other.names.length - one.names.length).slice(0, othersMax);
  return groups.map(({ names, ...line }) => ({ ...line, name: names.length > 2 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ') }));
}

function Scores({ queue, others }: { queue: QueueSettings; others: QueueSettings[] }) {
  const { t } = useTranslation();
  const { acceleration, priority, name } = queue;
  const lines = JSON.stringify(groupsOf(others));
  const plot = useMemo((): Plot => {
    const own = { acceleration: acceleration ?? 100, priority: priority ?? 0 };
    const line = (token: Token, word: string, of: typeof own): Series => ({ name: word, kind: 'line', token, values: minutes.map((each) => scoreAfter(each, of)) });
    const rest = (JSON.parse(lines) as ReturnType<typeof groupsOf>).map((group, place) => ({ ...line(tokens[place] ?? 'series-4', group.name, group), compared: true }));
    return { labels: minutes.map(String), format: String, top: scoreCap, target: { value: scoreCap, word: t('queues.cap') }, series: [line('series-1', name || t('queues.this_one'), own), ...rest] };
  }, [acceleration, priority, name, lines, t]);
  return <Chart plot={plot} label={t('queues.scores')} axis={t('queues.minutes')} summary={t('queues.scores_text', { cap: scoreCap })} />;
}
