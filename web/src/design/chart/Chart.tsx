import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../PlainButton';
import { Table } from '../Table';
import looks from './Chart.module.css';
import type { Drawing } from './draw';
import type { Plot } from './plot';

interface ChartProps {
  plot: Plot;
  /** What the plot shows, for its table and for screen readers. */
  label: string;
  /** The one sentence to take away. */
  summary: string;
  /** Head of the first column of the table. */
  axis: string;
}

function Canvas({ plot, summary }: { plot: Plot; summary: string }) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const latest = useRef(plot);
  latest.current = plot;
  useEffect(() => {
    let gone = false;
    // The plots' code is large, and only those who look at figures need it.
    void import('./draw').then(({ Drawing: Made }) => {
      if (gone || !place.current) return;
      drawing.current = new Made(place.current);
      drawing.current.show(latest.current);
    });
    return () => { gone = true; drawing.current?.end(); drawing.current = null; };
  }, []);
  useEffect(() => drawing.current?.show(plot), [plot]);
  return <div ref={place} className={looks.plot} role="img" aria-label={summary} />;
}

/** A plot with its key, its sentence, and a table of the same numbers in its place when it is wanted. */
export function Chart({ plot, label, summary, axis }: ChartProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const rows = plot.labels.map((name, place) => ({ name, place }));
  return (
    <figure className={looks.chart} aria-label={label}>
      <div className={looks.head}>
        {plot.series.map(({ name, kind, token, compared }) => (
          <span key={name} className={looks.key} data-line={kind === 'line' || undefined} data-compared={compared || undefined} style={{ '--ink': `var(--${token})` } as CSSProperties}><i />{name}</span>
        ))}
        <PlainButton aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t('chart.as_table')}</PlainButton>
      </div>
      {asTable ? (
        // Long tables scroll; the keyboard must reach them.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={looks.table} tabIndex={0} role="region" aria-label={label}>
          <Table label={label} rows={rows} rowKey={({ place }) => place} columns={[
            { key: 'axis', head: axis, cell: ({ name }) => name },
            ...plot.series.map(({ name, values }) => ({ key: name, head: name, num: true, cell: ({ place }: { place: number }) => { const value = values[place]; return value === null || value === undefined ? '–' : plot.format(value); } })),
          ]} />
        </div>
      ) : <Canvas plot={plot} summary={summary} />}
      <figcaption className={looks.summary}>{summary}</figcaption>
    </figure>
  );
}
