import { Menu } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '~/design/Avatar';
import { Icon } from '~/design/Icon';
import { PlainButton } from '~/design/PlainButton';
import { useDeed } from '~/http/useDeed';
import { keepPreference, usePreferences } from '~/person/preferences';
import { language, languages } from '~/texts/language';
import { useChooseLanguage } from '../hooks/useChooseLanguage';

const schemes = [['light', IconSun], ['dark', IconMoon], ['auto', IconDeviceDesktop]] as const;

/** The person's own menu: language, light or dark, sign-out. */
export function PersonMenu({ name, onSignOut }: { name: string; onSignOut: () => void }) {
  const { t } = useTranslation();
  const { look } = usePreferences();
  const choose = useChooseLanguage();
  const deed = useDeed();
  const words = { light: t('person.light'), dark: t('person.dark'), auto: t('person.system') };
  const tick = (on: boolean) => (on ? <Icon of={IconCheck} size="sm" /> : null);
  return (
    <Menu width={220}>
      <Menu.Target><PlainButton round aria-label={t('person.menu', { name })}><Avatar name={name} size="sm" /></PlainButton></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item component={Link} to="/me/account" leftSection={<Icon of={IconUserCircle} size="sm" />}>{t('nav.account')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        {Object.entries(languages).map(([code, own]) => (
          <Menu.Item key={code} lang={code} rightSection={tick(code === language())} onClick={() => deed(choose(code))}>{own}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('person.scheme')}</Menu.Label>
        {schemes.map(([scheme, icon]) => (
          <Menu.Item key={scheme} leftSection={<Icon of={icon} size="sm" />} rightSection={tick(scheme === look.theme)} onClick={() => deed(keepPreference('look', { ...look, theme: scheme }))}>{words[scheme]}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon of={IconLogout} size="sm" />} onClick={onSignOut}>{t('person.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
