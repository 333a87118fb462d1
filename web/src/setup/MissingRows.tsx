import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { VersionList } from '~/design/canvas/VersionList';
import { placeToSay, type MissingLanguages } from './missingLanguages';

interface MissingRowsProps {
  label: string;
  items: MissingLanguages[];
  placeOf: (item: MissingLanguages) => string;
}

const wordsMax = 60;

/** What lacks a language, where it stands, and for each language the way to say it. */
export function MissingRows({ label, items, placeOf }: MissingRowsProps) {
  const { t } = useTranslation();
  const nameOf = ({ prompt, words }: MissingLanguages) => prompt || t('missing.text', { words: words.length > wordsMax ? `${words.slice(0, wordsMax)}…` : words });
  return (
    <VersionList label={label} items={items.map((item, n) => ({
      id: n, name: nameOf(item), live: '', note: '', chosen: false, line: placeOf(item),
      actions: item.languages.map((code) => {
        const language = t(`value.language_${code as 'en'}`, { defaultValue: code });
        return <Button key={code} size="xs" component={Link} to={placeToSay(item, code)} aria-label={`${t(item.prompt ? 'missing.speak' : 'missing.write', { language })}: ${nameOf(item)}`}>{t(item.prompt ? 'missing.speak' : 'missing.write', { language })}</Button>;
      }),
    }))} />
  );
}
