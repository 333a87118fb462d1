import { IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Code } from '~/design/Code';
import { DrawerPart } from '~/design/Drawer';
import { SegmentedField, SwitchField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { SecretField } from '~/setup/SecretField';
import { callbackAddress } from '../api/session';

const claims = ['email', 'preferred_username', 'upn', 'sub'] as const;

/** A service by which people of the company sign in. */
export interface IdentityProvider {
  id: string;
  name: string;
  issuer: string;
  client_id: string;
  login_claim: (typeof claims)[number];
  private_addresses: boolean;
  active: boolean;
  secret?: string;
}

function Body({ form }: FormProps<IdentityProvider>) {
  const { t } = useTranslation();
  const switched = (field: 'active' | 'private_addresses') => ({ ...form.bind(field), words: t(form.value[field] ? 'setup.yes' : 'setup.no') });
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={80} /><IdentifierField form={form} />
        <TextField {...form.bind('issuer')} hint={t('providers.issuer_hint')} ltr max={500} />
        <SwitchField {...switched('private_addresses')} />
        <SwitchField {...switched('active')} />
      </DrawerPart>
      <DrawerPart>
        <Text as="p" size="sm">{t('providers.callback')}</Text>
        <Code>{callbackAddress()}</Code>
        <TextField {...form.bind('client_id')} ltr max={300} />
        <SecretField form={form} field="secret" hint={t('providers.secret_hint')} />
      </DrawerPart>
      <DrawerPart>
        <SegmentedField {...form.bind('login_claim')} hint={t('providers.login_claim_hint')} choices={claims.map((claim) => ({ value: claim, label: claim }))} onChange={(claim) => form.set('login_claim', claims.find((each) => each === claim) ?? 'email')} />
      </DrawerPart>
    </>
  );
}

/** Services by which people sign in beside a password. */
export const providers: Kind<IdentityProvider> = {
  name: 'identity_providers', key: 'id', icon: IconId, word: 'kinds.identity_provider', words: 'kinds.identity_providers', empty: 'providers.empty', emptyText: 'providers.empty_text', findWords: 'providers.find', may: 'users.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <bdi>{id}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'issuer', head: t('field.issuer'), cell: ({ issuer }) => <bdi dir="ltr">{issuer.split('/')[2] ?? issuer}</bdi>, by: ({ issuer }) => issuer },
    { key: 'claim', head: t('field.login_claim'), cell: ({ login_claim: claim }) => <bdi dir="ltr">{claim}</bdi>, by: ({ login_claim: claim }) => claim },
    { key: 'active', head: t('field.active'), cell: ({ active }) => t(active ? 'setup.yes' : 'setup.no'), by: ({ active }) => String(active) },
  ],
  parts: [{ id: 'general', word: 'kinds.identity_provider', fields: ['name', 'id', 'issuer', 'private_addresses', 'active', 'client_id', 'secret', 'login_claim'], Body }],
  blank: () => ({ id: '', name: '', issuer: '', client_id: '', login_claim: 'email', private_addresses: false, active: true }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'provider'),
};
