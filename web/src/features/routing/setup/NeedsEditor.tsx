import { useTranslation } from 'react-i18next';
import { NeedRows } from '~/design/form/NeedRows';
import type { Known } from '~/setup/known';
import type { Fault } from '~/setup/rules';
import { useFieldWords } from '~/setup/words';
import { levelMax, readNeed, writeNeed } from '../needs';

interface NeedsEditorProps {
  needs: string[];
  /** Where the field is in the server's faults: `skills`, `relaxations.0.skills`. */
  where: string;
  faults: Fault[];
  none: string;
  known: Known;
  disabled: boolean;
  onChange: (needs: string[]) => void;
}

/** Needs in rows; nobody has to know how they are written. */
export function NeedsEditor({ needs, where, faults, none, known, disabled, onChange }: NeedsEditorProps) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const rows = needs.map((written, place) => {
    const found = readNeed(written);
    const fault = faults.find((each) => each.where === `${where}.${place}`);
    return {
      written, alternatives: found?.map((each) => ({ ...each, name: known.name('skills', each.skill) })) ?? null,
      fault: fault ? say.fault(fault) : found ? undefined : t('fault.bad_need'),
    };
  });
  const levels = Array.from({ length: levelMax }, (_, at) => (at === 0 ? t('queues.any_level') : at + 1 === levelMax ? t('queues.level', { level: levelMax }) : t('queues.level_or_more', { level: at + 1 })));
  return (
    <NeedRows rows={rows} choices={known.choices('skills')} levels={levels} disabled={disabled} words={{ and: t('queues.and'), or: t('queues.or'), add: t('queues.add_need'), addOr: t('queues.add_or'), none }}
      onRow={(place, next) => onChange(next ? [...needs.slice(0, place), writeNeed(next), ...needs.slice(place + 1)] : needs.filter((_, at) => at !== place))} />
  );
}
