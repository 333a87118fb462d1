import type { ReactNode } from 'react';
import looks from './CrewBar.module.css';

interface CrewBarProps {
  /** How many may, how many of these are there, and how many of those are free. */
  may: number;
  here: number;
  free: number;
  /** The whole width. */
  most: number;
  label: string;
}

/** Of those who may, those who are there, and of these the free ones: one in the other. */
export function CrewBar({ may, here, free, most, label }: CrewBarProps) {
  const width = (count: number) => ({ width: `${most ? (100 * count) / most : 0}%` });
  return <span className={looks.bar} role="img" aria-label={label}><i style={width(may)} /><i style={width(here)} /><i style={width(free)} /></span>;
}

/** A moment of a wait: when, what is asked for, and below it who could. */
export function CrewRow({ when, asked, children }: { when: string; asked: ReactNode; children: ReactNode }) {
  return <div className={looks.row}><div className={looks.head}><b>{when}</b><span>{asked}</span></div>{children}</div>;
}
