import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { useDeedWord, useDifferences } from './Change';
import { useHistory } from './History';
import type { AuditEntry } from './api';
import type { KindName } from './kind';

const fieldsMax = 3;

function Told({ entry }: { entry: AuditEntry }) {
  const { i18n } = useTranslation();
  const deed = useDeedWord();
  const zone = useZone();
  const names = useDifferences(entry).map(({ name }) => name).slice(0, fieldsMax);
  return <Text as="p" size="xs" tone="meta">{`${entry.who}, ${formatDay(entry.at, zone)} ${formatTime(entry.at, zone, 'minutes')}: ${entry.before && entry.after && names.length ? new Intl.ListFormat(i18n.language).format(names) : deed(entry.what)}`}</Text>;
}

interface LastChangeProps {
  kind: KindName;
  id: string;
  onAll: () => void;
}

/** Who changed a thing last, when, and what; nothing where nobody did, or one may not know. */
export function LastChange(props: LastChangeProps) {
  const may = useLive(({ centre }) => centre?.me.rights.includes('audit.read') ?? false);
  return may ? <Newest {...props} /> : null;
}

function Newest({ kind, id, onAll }: LastChangeProps) {
  const { t } = useTranslation();
  const { data } = useHistory(kind, id);
  const newest = data?.pages[0]?.items[0];
  return newest ? <Note title={t('setup.last_change')}><Told entry={newest} /><PlainButton onClick={onAll}>{t('setup.all_changes')}</PlainButton></Note> : null;
}
