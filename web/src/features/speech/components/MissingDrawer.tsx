import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Empty } from '~/design/Empty';
import { Text } from '~/design/Text';
import { MissingRows } from '~/setup/MissingRows';
import type { MissingLanguages } from '~/setup/missingLanguages';
import { useKindWord } from '~/setup/places';

/** Prompts and texts that callers would hear in another language than theirs. */
export function MissingDrawer({ items, onClose }: { items: MissingLanguages[]; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useKindWord();
  return (
    <Drawer of="missing" title={t('missing.title')} onClose={onClose}>
      {items.length ? (
        <DrawerPart>
          <Text as="p" size="sm" tone="meta">{t('missing.explained')}</Text>
          <MissingRows label={t('missing.title')} items={items} placeOf={({ kind, name, node }) => [`${word(kind)} ${name}`, node].filter(Boolean).join(' → ')} />
        </DrawerPart>
      ) : <Empty icon={IconChecks} title={t('missing.none')}>{t('missing.none_text')}</Empty>}
    </Drawer>
  );
}
