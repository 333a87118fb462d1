import { Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../Frame';
import { AddRow } from './AddRow';
import looks from './NeedRows.module.css';

interface Alternative {
  skill: string;
  name: string;
  level: number;
}

export interface NeedRow {
  /** Null where it cannot be read: then it stands as it is written. */
  alternatives: Alternative[] | null;
  written: string;
  fault?: string | undefined;
}

interface NeedRowsProps {
  rows: NeedRow[];
  choices: { value: string; label: string }[];
  /** The words of a level, beginning with 1. */
  levels: string[];
  words: { and: string; or: string; add: string; addOr: string; none: string };
  disabled: boolean;
  /** Another state of a row; null takes it away, a new row has the place after the last. */
  onRow: (place: number, alternatives: { skill: string; level: number }[] | null) => void;
}

/** What must be met: every row, each by any of its skills at a level. */
export function NeedRows({ rows, choices, levels, words, disabled, onRow }: NeedRowsProps) {
  return (
    <>
      {rows.length === 0 && <p className={looks.none}>{words.none}</p>}
      <ul className={looks.rows}>
        {rows.map((row, place) => (
          <Fragment key={place}>
            {place > 0 && <li className={looks.and}><span className={looks.word}>{words.and}</span></li>}
            <li className={looks.need} data-bad={row.fault ? true : undefined}>
              <Alternatives row={row} levels={levels} or={words.or} disabled={disabled} onChange={(next) => onRow(place, next)} />
              {row.alternatives && !disabled && (
                <div className={looks.more}><AddRow label={words.addOr} choices={choices.filter(({ value }) => !row.alternatives?.some(({ skill }) => skill === value))} onAdd={(skill) => onRow(place, [...row.alternatives ?? [], { skill, level: 1 }])} /></div>
              )}
              {row.fault && <p className={looks.fault}>{row.fault}</p>}
            </li>
          </Fragment>
        ))}
      </ul>
      {!disabled && <AddRow label={words.add} choices={choices} onAdd={(skill) => onRow(rows.length, [{ skill, level: 1 }])} />}
    </>
  );
}

interface AlternativesProps {
  row: NeedRow;
  levels: string[];
  or: string;
  disabled: boolean;
  onChange: (alternatives: Alternative[] | null) => void;
}

function Alternatives({ row, levels, or, disabled, onChange }: AlternativesProps) {
  const { t } = useTranslation();
  const { alternatives } = row;
  const away = (name: string, next: Alternative[]) => <IconButton icon={IconX} word={t('form.take_away', { name })} disabled={disabled} onClick={() => onChange(next.length ? next : null)} />;
  if (!alternatives) return <ul className={looks.any}><li><span /><bdi className={looks.raw}>{row.written}</bdi>{away(row.written, [])}</li></ul>;
  return (
    <ul className={looks.any}>
      {alternatives.map((each, place) => (
        <li key={`${place} ${each.skill}`}>
          <span className={looks.word}>{place > 0 && or}</span>
          <b title={each.name}><bdi>{each.name}</bdi></b>
          <Select size="xs" aria-label={t('form.level_of', { name: each.name })} disabled={disabled} allowDeselect={false} value={String(each.level)} data={levels.map((label, level) => ({ value: String(level + 1), label }))}
            onChange={(level) => onChange(alternatives.map((other, at) => (at === place ? { ...other, level: Number(level) } : other)))} />
          {away(each.name, alternatives.filter((_, at) => at !== place))}
        </li>
      ))}
    </ul>
  );
}
