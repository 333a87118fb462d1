import { useTranslation } from 'react-i18next';
import { LevelRow } from '~/design/form/Levels';
import { AddRow } from '~/design/form/AddRow';
import { Field } from '~/design/form/Field';
import type { Known } from '~/setup/known';
import type { PartForm } from '~/setup/useForm';
import type { SkillSettings } from './shapes';

const firstLevel = 3;

export interface Skilled { skills: Record<string, number> }

/** The agent's skills, each with its level; one more is added by its name. */
export function SkillLevels({ form, known }: { form: PartForm<Skilled>; known: Known }) {
  const { t } = useTranslation();
  const { skills } = form.value;
  const was = form.isNew ? {} : form.saved.skills;
  const set = (next: Record<string, number>) => form.set('skills', next);
  const without = (skill: string) => Object.fromEntries(Object.entries(skills).filter(([name]) => name !== skill));
  const levelsOf = (skill: string) => known.values<SkillSettings>('skills').find(({ id }) => id === skill)?.levels ?? {};
  const gone = Object.keys(was).filter((skill) => !(skill in skills));
  const choices = known.choices('skills').filter(({ value }) => !(value in skills));
  return (
    <Field label={t('field.skills')} error={form.faults.skills} name="skills" group unlabelled>
      {() => (
        <>
          {Object.entries(skills).map(([skill, level]) => (
            <LevelRow key={skill} name={known.name('skills', skill)} meanings={levelsOf(skill)} level={level} was={form.isNew || was[skill] === level ? undefined : t('form.was', { value: was[skill] ?? '–' })}
              onChange={(next) => set({ ...skills, [skill]: next })} onRemove={() => set(without(skill))} />
          ))}
          {gone.map((skill) => <LevelRow key={skill} name={known.name('skills', skill)} meanings={levelsOf(skill)} level={0} was={t('form.was', { value: was[skill] })} onChange={(next) => set({ ...skills, [skill]: next })} onRemove={null} />)}
          <AddRow label={t('agents.add_skill')} choices={choices} onAdd={(skill) => set({ ...skills, [skill]: firstLevel })} />
        </>
      )}
    </Field>
  );
}
