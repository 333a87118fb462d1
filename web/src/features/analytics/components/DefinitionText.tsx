import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import type { Definition } from '../api/reports';
import type { Dictionary } from '../hooks/useDefinitions';

const names = /[a-z][a-z_0-9]*/g;

/** What is counted, by which formula, with which edges. */
export function DefinitionText({ dictionary, of }: { dictionary: Dictionary; of: Definition }) {
  const { t } = useTranslation();
  const formula = of.formula.replace(names, (key) => dictionary.name(key)).replace(/\//g, '÷');
  return (
    <>
      <Text as="p" size="sm">{of.words}</Text>
      {formula && <Text as="p" size="sm" weight="medium">{of.name} = {formula}</Text>}
      {of.edges.map((edge) => <Text key={edge} as="p" size="sm" tone="meta">{edge}</Text>)}
      <Text as="p" size="xs" tone="meta">{t('figures.key_and_version', { key: of.key, version: of.version })}</Text>
    </>
  );
}
