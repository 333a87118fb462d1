import { IconHeadphones } from '@tabler/icons-react';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { UsedBy } from '~/setup/UsedBy';
import { MenuPart } from './MenuPart';
import { OutlookPart } from './OutlookPart';
import { SoundPart } from './SoundPart';
import type { Treatment } from './shapes';

function General({ form }: FormProps<Treatment>) {
  return (
    <>
      <DrawerPart><TextField {...form.bind('name')} max={80} /><IdentifierField form={form} /></DrawerPart>
      {form.stored && <UsedBy kind="treatments" id={form.stored.key} />}
    </>
  );
}

/** What queues do for those who wait in them. */
export const treatments: Kind<Treatment> = {
  name: 'treatments', key: 'id', icon: IconHeadphones, word: 'kinds.treatment', words: 'kinds.treatments', empty: 'treatments.empty', emptyText: 'treatments.empty_text', findWords: 'treatments.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <bdi>{id}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'music', head: t('field.music'), num: true, cell: ({ music }) => music.length || '–', by: ({ music }) => music.length, find: () => '' },
    { key: 'announcements', head: t('field.announcements'), num: true, cell: ({ announcements }) => announcements.length || '–', by: ({ announcements }) => announcements.length, find: ({ announcements }) => announcements.map(({ name }) => name).join(' ') },
    { key: 'said', head: t('treatments.said'), cell: ({ position, wait }) => <Chips empty="–">{[position && t('treatments.place_short'), wait && t('treatments.wait_short')].filter((word) => word !== false).map((word) => <Chip key={word}>{word}</Chip>)}</Chips>, find: () => '' },
    { key: 'menu', head: t('treatments.keys'), cell: ({ menu }) => menu.map(({ key }) => key).join(' ') || '–', find: ({ menu }) => menu.map(({ name }) => name).join(' ') },
  ],
  parts: [
    { id: 'general', word: 'treatments.general', fields: ['name', 'id'], Body: General },
    { id: 'sound', word: 'treatments.sound', fields: ['music', 'announcements', 'announcements_first_seconds', 'announcements_every_seconds', 'announcements_random'], Body: SoundPart },
    { id: 'outlook', word: 'treatments.outlook', fields: ['position', 'position_first_seconds', 'position_every_seconds', 'position_only_improving', 'wait', 'wait_first_seconds', 'wait_every_seconds', 'wait_minutes_max'], Body: OutlookPart },
    { id: 'menu', word: 'treatments.menu', fields: ['menu', 'menu_prompt', 'menu_by', 'menu_share', 'menu_margin_seconds', 'menu_first_seconds', 'menu_every_seconds'], Body: MenuPart },
  ],
  blank: () => ({
    id: '', name: '', music: [{ name: '', music: 'default', prompt: '' }], announcements: [], announcements_first_seconds: 30, announcements_every_seconds: 45, announcements_random: false,
    position: true, position_first_seconds: 5, position_every_seconds: 60, position_only_improving: true, wait: true, wait_first_seconds: 5, wait_every_seconds: 120, wait_minutes_max: 20,
    menu: [], menu_prompt: [], menu_first_seconds: 15, menu_every_seconds: 0, menu_by: 'time', menu_share: 20, menu_margin_seconds: 10,
  }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'treatment'),
};
