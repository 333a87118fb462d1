import looks from './Spark.module.css';
import { classes } from './classes';
import type { Standing } from './Health';

const [width, height, margin] = [96, 24, 4];

/** The way a share went, without scale: only whether it rises or falls. Gaps are left out. */
export function Spark({ values, standing, label }: { values: (number | null)[]; standing: Standing; label: string }) {
  const known = values.flatMap((value, place) => (value === null ? [] : [{ x: margin + (place / Math.max(values.length - 1, 1)) * (width - 2 * margin), y: height - margin - value * (height - 2 * margin) }]));
  const last = known.at(-1);
  if (!last) return null;
  return (
    <svg className={classes(looks.spark, looks[standing])} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline points={known.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      <circle cx={last.x} cy={last.y} r={2.2} />
    </svg>
  );
}
