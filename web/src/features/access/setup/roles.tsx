import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { ChecksField, TextField } from '~/design/form/controls';
import { Matrix } from '~/design/table/Matrix';
import { Text } from '~/design/Text';
import { useLive } from '~/live/store';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { useRights } from '~/setup/known';
import { identifierOf } from '~/setup/rules';
import { SetupPage } from '~/setup/SetupPage';
import { UsedBy } from '~/setup/UsedBy';
import { useRightGroups } from './rightWords';

interface Role {
  id: string;
  name: string;
  rights: string[];
}

function General({ form }: FormProps<Role>) {
  return (
    <>
      <DrawerPart><TextField {...form.bind('name')} max={80} /><IdentifierField form={form} /></DrawerPart>
      {form.stored && <UsedBy kind="roles" id={form.stored.key} />}
    </>
  );
}

function Rights({ form }: FormProps<Role>) {
  const { t } = useTranslation();
  const mine = useLive(({ centre }) => centre?.me.rights) ?? [];
  const groups = useRightGroups()(useRights()?.rights ?? []);
  const bound = form.bind('rights');
  const within = (rights: string[]) => form.value.rights.filter((right) => rights.includes(right));
  return (
    <>
      <Text as="p" size="sm" tone="meta">{t('roles.only_own')}</Text>
      {groups.map(({ id, name, rows }) => {
        const rights = rows.map((row) => row.id);
        return (
          <ChecksField key={id} {...bound} label={name} hint={undefined} was={undefined} value={within(rights)} locked={rights.filter((right) => !mine.includes(right))} choices={rows.map((row) => ({ value: row.id, label: row.name }))}
            onChange={(chosen) => form.set('rights', [...form.value.rights.filter((right) => !rights.includes(right)), ...chosen])} />
        );
      })}
    </>
  );
}

const roles: Kind<Role> = {
  name: 'roles', key: 'id', icon: IconShieldCheck, word: 'kinds.role', words: 'kinds.roles', empty: 'roles.empty', emptyText: 'roles.empty_text', findWords: 'roles.find', may: 'users.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (_, t) => [{ key: 'name', head: t('field.name'), cell: ({ name }) => name, by: ({ name }) => name }],
  parts: [
    { id: 'general', word: 'roles.general', fields: ['name', 'id'], Body: General },
    { id: 'rights', word: 'field.rights', fields: ['rights'], Body: Rights },
  ],
  blank: () => ({ id: '', name: '', rights: [] }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'role'),
};

/** All roles beside one another, with every right in words; own roles are edited, those built in are shown. */
export function RolesPage() {
  const { t, i18n } = useTranslation();
  const rights = useRights();
  const groups = useRightGroups()(rights?.rights ?? []);
  const name = (id: string, own: string) => (i18n.exists(`role.${id}`) ? t(`role.${id}` as 'role.agent') : own);
  const draw = (at: string | null, open: (key: string) => void) => (
    <Matrix label={t('kinds.roles')} corner={t('field.rights')} at={at} groups={groups} words={{ yes: t('setup.yes'), no: t('setup.no') }}
      has={(role, right) => rights?.roles.find(({ id }) => id === role)?.rights.includes(right) ?? false}
      columns={(rights?.roles ?? []).map((role) => ({
        id: role.id, name: name(role.id, role.name), note: role.built_in ? <Text as="div" size="xs" tone="meta">{t('roles.built_in')}</Text> : undefined, onOpen: role.built_in ? undefined : () => open(role.id),
      }))} />
  );
  return <SetupPage kind={roles} always list={(_, at, open) => draw(at, open)} />;
}
