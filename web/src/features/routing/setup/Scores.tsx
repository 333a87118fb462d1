import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot, Series, Token } from '~/design/chart/plot';
import { minutesUpTo, scoreAfter, type ScoreLine } from './scores';

const tokens: Token[] = ['series-2', 'series-3', 'series-4'];

interface ScoresProps {
  /** The queue that is set up, drawn before the others. */
  own?: ScoreLine | undefined;
  others: ScoreLine[];
  cap: number;
}

/** How scores grow while contacts wait: one line for each queue, up to the cap of all. */
export function Scores({ own, others, cap }: ScoresProps) {
  const { t } = useTranslation();
  const lines = JSON.stringify({ own, others });
  const plot = useMemo((): Plot => {
    const told = JSON.parse(lines) as Pick<ScoresProps, 'own' | 'others'>;
    const minutes = minutesUpTo(cap);
    const line = (token: Token, of: ScoreLine): Series => ({ name: of.name, kind: 'line', token, values: minutes.map((each) => scoreAfter(each, of, cap)) });
    const rest = told.others.map((other, place) => ({ ...line(tokens[place] ?? 'series-4', other), compared: told.own !== undefined }));
    return { labels: minutes.map(String), format: String, top: cap, target: { value: cap, word: t('queues.cap') }, series: [...(told.own ? [line('series-1', told.own)] : []), ...rest] };
  }, [lines, cap, t]);
  return <Chart plot={plot} label={t('queues.scores')} axis={t('queues.minutes')} summary={t('queues.scores_text', { cap })} />;
}
