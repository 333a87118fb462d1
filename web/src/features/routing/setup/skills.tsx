import { IconStars } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import type { Known } from '~/setup/known';
import { identifierOf } from '~/setup/rules';
import { UsedBy } from '~/setup/UsedBy';
import { readNeed } from '../needs';
import type { AgentSettings, QueueSettings, SkillSettings } from './shapes';

const usualLevels = 5;

function General({ form }: FormProps<SkillSettings>) {
  return (
    <>
      <DrawerPart><TextField {...form.bind('name')} max={120} /><IdentifierField form={form} /></DrawerPart>
      {form.stored && <UsedBy kind="skills" id={form.stored.key} />}
    </>
  );
}

function Levels({ form }: FormProps<SkillSettings>) {
  const { t } = useTranslation();
  const bound = form.bind('levels');
  const { value } = bound;
  const highest = Math.max(usualLevels, ...Object.keys(value).map(Number));
  const set = (level: string, meaning: string) => form.set('levels', Object.fromEntries(Object.entries({ ...value, [level]: meaning }).filter(([, words]) => words)));
  return (
    <DrawerPart>
      {Array.from({ length: highest }, (_, index) => String(index + 1)).map((level) => (
        <TextField key={level} label={t('skills.level', { level })} disabled={form.readOnly} name={`levels.${level}`} value={value[level] ?? ''} onChange={(words) => set(level, words)} onBlur={bound.onBlur}
          was={!form.isNew && (form.saved.levels[level] ?? '') !== (value[level] ?? '') ? form.saved.levels[level] ?? '–' : undefined} onRestore={() => set(level, form.saved.levels[level] ?? '')} />
      ))}
    </DrawerPart>
  );
}

const having = (known: Known, id: string) => known.values<AgentSettings>('agents').filter(({ skills }) => id in skills).length;
const asking = (known: Known, id: string) => known.values<QueueSettings>('queues').filter(({ skills, relaxations }) => [skills, ...relaxations.map((step) => step.skills)].flat().some((need) => readNeed(need)?.some(({ skill }) => skill === id))).length;

/** What agents can, and queues ask for. */
export const skills: Kind<SkillSettings> = {
  name: 'skills', key: 'id', icon: IconStars, word: 'kinds.skill', words: 'kinds.skills', empty: 'skills.empty', emptyText: 'skills.empty_text', findWords: 'skills.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'id', head: t('field.id'), cell: ({ id }) => <bdi>{id}</bdi>, by: ({ id }) => id },
    { key: 'agents', head: t('skills.having'), num: true, cell: ({ id }) => having(known, id), by: ({ id }) => having(known, id), find: () => '' },
    { key: 'queues', head: t('skills.asking'), num: true, cell: ({ id }) => asking(known, id), by: ({ id }) => asking(known, id), find: () => '' },
  ],
  parts: [
    { id: 'general', word: 'skills.general', fields: ['name', 'id'], Body: General },
    { id: 'levels', word: 'skills.levels', fields: ['levels'], Body: Levels },
  ],
  blank: () => ({ id: '', name: '', levels: {} }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'skill'),
};
