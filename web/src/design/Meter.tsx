import looks from './Meter.module.css';

/** How loud it is right now, 0 to 1. */
export function Meter({ level, label }: { level: number; label: string }) {
  return (
    <span className={looks.meter} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(level * 100)}>
      <i style={{ transform: `scaleX(${Math.min(level, 1)})` }} />
    </span>
  );
}
