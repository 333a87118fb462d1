import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../Frame';
import { classes } from '../classes';
import looks from './Levels.module.css';

const usualLevels = 5;

interface LevelRowProps {
  name: string;
  level: number;
  /** What each level means, by its number; a skill may have more than the usual five. */
  meanings?: Record<string, string>;
  /** The stored level in words, where it differs. */
  was?: string | undefined;
  onChange: (level: number) => void;
  /** Null for a skill that is taken away already; choosing a level gives it back. */
  onRemove: (() => void) | null;
}

/** A skill and how well it is mastered, 1 to 5; the arrows move the level. */
export function LevelRow({ name, level, meanings = {}, was, onChange, onRemove }: LevelRowProps) {
  const { t } = useTranslation();
  const group = useId();
  const highest = Math.max(usualLevels, level, ...Object.keys(meanings).map(Number));
  const levels = Array.from({ length: highest }, (_, index) => index + 1);
  return (
    <div className={classes(looks.row, was !== undefined && looks.changed)}>
      <b title={name}>{name}</b>
      {was !== undefined && <span className={looks.was}>{was}</span>}
      <fieldset className={looks.levels} aria-label={t('form.level_of', { name })}>
        {levels.map((each) => (
          <label key={each} data-on={each <= level || undefined} title={meanings[each]}>
            <input type="radio" name={group} checked={each === level} onChange={() => onChange(each)} aria-label={meanings[each] ? `${each}: ${meanings[each]}` : String(each)} /><span aria-hidden>{each}</span>
          </label>
        ))}
      </fieldset>
      <IconButton icon={IconX} word={t('form.take_away', { name })} onClick={onRemove ?? undefined} disabled={!onRemove} />
    </div>
  );
}
