import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { PartForm } from '~/setup/useForm';
import type { Missed, MissedOffers } from './shapes';

const kinds: Missed[] = ['declined', 'busy', 'no_answer', 'failed'];

/** What of a queue says what a missed offer costs. */
export const missedFields = kinds.flatMap((kind) => [`${kind}_delay_seconds`, `${kind}_break_after`] as const);

/** What each way of missing an offer costs the agent. */
export function MissedOffersPart({ form }: { form: PartForm<MissedOffers> }) {
  const { t } = useTranslation();
  return (
    <DrawerPart title={t('queues.missed')}>
      <Text as="p" size="sm" tone="meta">{t('queues.missed_text')}</Text>
      {kinds.map((kind) => (
        <FieldRow key={kind}><NumberField {...form.bind(`${kind}_delay_seconds`)} unit="s" /><NumberField {...form.bind(`${kind}_break_after`)} /></FieldRow>
      ))}
    </DrawerPart>
  );
}
