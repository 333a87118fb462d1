import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { Icon } from '../Icon';
import looks from './SoundRows.module.css';

interface SoundRow {
  id: string;
  word: string;
  on: boolean;
  volume: number;
  /** Names of the slider and of the button, each with what they are for. */
  volumeWord: string;
  tryWord: string;
}

interface SoundRowsProps {
  label: string;
  tryIt: string;
  rows: SoundRow[];
  onSwitch: (id: string, on: boolean) => void;
  /** While it moves, and when it rests. */
  onVolume: (id: string, volume: number, rests: boolean) => void;
  onTry: (id: string) => void;
}

/** What is heard: on or off, how loud, and a way to try it. */
export function SoundRows({ label, tryIt, rows, onSwitch, onVolume, onTry }: SoundRowsProps) {
  return (
    <div className={looks.rows} role="group" aria-label={label}>
      {rows.map(({ id, word, on, volume, volumeWord, tryWord }) => (
        <div key={id} className={looks.row}>
          <label><input type="checkbox" checked={on} onChange={(event) => onSwitch(id, event.currentTarget.checked)} />{word}</label>
          <input type="range" min={0} max={100} step={5} value={volume} aria-label={volumeWord} aria-valuetext={`${volume} %`} disabled={!on}
            onChange={(event) => onVolume(id, Number(event.currentTarget.value), false)} onPointerUp={(event) => onVolume(id, Number(event.currentTarget.value), true)} onKeyUp={(event) => onVolume(id, Number(event.currentTarget.value), true)} />
          <Button size="xs" aria-label={tryWord} leftSection={<Icon of={IconVolume} size="sm" />} onClick={() => onTry(id)}>{tryIt}</Button>
        </div>
      ))}
    </div>
  );
}
