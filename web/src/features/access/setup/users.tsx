import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/design/Avatar';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { ChecksField, SelectField, TextField } from '~/design/form/controls';
import type { FormProps, Kind } from '~/setup/kind';
import { SecretField } from '~/setup/SecretField';
import { UsersSecondFactor } from './UsersSecondFactor';
import { languages, type Language } from '~/texts/language';

interface User {
  login: string;
  name: string;
  roles: string[];
  agent_id: string | null;
  language: Language;
  /** Goes in, never comes back. */
  password?: string;
  /** So does this. */
  pin?: string;
}

function Person({ form, known }: FormProps<User>) {
  const { t } = useTranslation();
  const agent = form.bind('agent_id', (id) => known.name('agents', id) || t('users.no_agent'));
  return (
    <DrawerPart>
      <TextField {...form.bind('name')} max={120} />
      <TextField {...form.bind('login')} ltr max={120} />
      <SelectField {...form.bind('language')} onChange={(code) => { if (code) form.set('language', code as Language); }} choices={Object.entries(languages).map(([value, label]) => ({ value, label }))} />
      <SelectField {...agent} onChange={(id) => form.set('agent_id', id)} choices={known.choices('agents')} none={t('users.no_agent')} />
      <SecretField form={form} field="password" />
      <SecretField form={form} field="pin" />
      {form.stored && <UsersSecondFactor userId={form.stored.key} readOnly={form.readOnly} />}
    </DrawerPart>
  );
}

function Roles({ form, known }: FormProps<User>) {
  const { t, i18n } = useTranslation();
  const note = (role: string): { note?: string } => (i18n.exists(`role_note.${role}`) ? { note: t(`role_note.${role}` as 'role_note.agent') } : {});
  return (
    <DrawerPart>
      <ChecksField {...form.bind('roles')} choices={known.choices('roles').map((choice) => ({ ...choice, ...note(choice.value) }))} />
    </DrawerPart>
  );
}

/** Everybody who may sign in. */
export const users: Kind<User> = {
  name: 'users', key: null, icon: IconUsers, word: 'kinds.user', words: 'kinds.users', empty: 'users.empty', emptyText: 'users.empty_text', findWords: 'users.find', may: 'users.edit',
  sort: 'name', title: ({ name }) => name,
  lead: ({ name }) => <Avatar name={name} size="xl" />,
  line: ({ login }) => <bdi>{login}</bdi>,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => <><Avatar name={name} size="sm" />{name}</>, by: ({ name }) => name },
    { key: 'login', head: t('field.login'), cell: ({ login }) => <bdi>{login}</bdi>, by: ({ login }) => login },
    { key: 'roles', head: t('field.roles'), cell: ({ roles }) => <Chips empty={t('users.no_role')}>{roles.map((role) => <Chip key={role}>{known.name('roles', role)}</Chip>)}</Chips>, find: ({ roles }) => roles.map((role) => known.name('roles', role)).join(' ') },
    { key: 'agent', head: t('kinds.agent'), cell: ({ agent_id }) => known.name('agents', agent_id) || '–', by: ({ agent_id }) => known.name('agents', agent_id) || null },
    { key: 'language', head: t('field.language'), cell: ({ language }) => languages[language], by: ({ language }) => languages[language] },
  ],
  parts: [
    { id: 'person', word: 'users.person', fields: ['name', 'login', 'language', 'agent_id', 'password', 'pin'], Body: Person },
    { id: 'roles', word: 'users.roles', fields: ['roles'], Body: Roles },
  ],
  blank: () => ({ login: '', name: '', roles: [], agent_id: null, language: 'en' }),
};
