import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { language, languages, speak } from '~/texts/language';

/** Chooses the language before anybody is signed in. */
export function LanguageMenu() {
  const { t } = useTranslation();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" leftSection={<Icon of={IconLanguage} size="sm" />} rightSection={<Icon of={IconChevronDown} size="xs" />} aria-label={`${t('person.language')}: ${languages[language()]}`}>
          {languages[language()]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(languages).map(([code, name]) => <Menu.Item key={code} lang={code} onClick={() => void speak(code)}>{name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
