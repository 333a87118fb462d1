import { IconAlertTriangle, IconCheck, IconCloudUpload, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import type { Standing } from './draft/keeper';

const icons = { saved: IconCheck, saving: IconCloudUpload, unsaved: IconPencil, clash: IconAlertTriangle };

/** Whether what is drawn is safe: saved, being saved, not saved. */
export function StandingWord({ standing, isDraft }: { standing: Standing; isDraft: boolean }) {
  const { t } = useTranslation();
  const word = standing === 'saved' && !isDraft ? t('designer.no_draft') : t(`designer.standing_${standing}`);
  return <span role="status"><Chip icon={icons[standing]} tone={standing === 'clash' ? 'watch' : 'plain'}>{word}</Chip></span>;
}
