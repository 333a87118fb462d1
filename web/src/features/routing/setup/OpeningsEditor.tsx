import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '~/design/Drawer';
import { NumberField, SelectField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { StepLine } from '~/design/form/StepLine';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { useFieldWords } from '~/setup/words';
import type { Opening, QueueSettings } from './shapes';

const openingsMax = 5;
const whens = ['expected_wait', 'service_level'] as const;
const usual: Record<Opening['when'], number> = { expected_wait: 120, service_level: 70 };

/** Which tiers may be asked at once while callers wait too long: by the expected wait, or by the service level of late. */
export function OpeningsEditor({ form }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const openings = form.value.openings;
  const unit = ({ when }: Opening) => (when === 'expected_wait' ? 's' : '%');
  const bound = form.bind('openings', (saved) => saved.map((each) => `${t(`queues.opens_${each.when}`)} ${each.limit ?? '–'} ${unit(each)}: ${t('queues.tier', { tier: each.tier ?? '–' })}`).join('; ') || '–');
  const faults = form.found.openings ?? [];
  const error = (place: number, field: string) => { const fault = faults.find(({ where }) => where.replace(/^body\./, '') === `openings.${place}.${field}`); return fault && say.fault(fault); };
  const change = (place: number, fields: Partial<Opening>) => form.set('openings', openings.map((each, at) => (at === place ? { ...each, ...fields } : each)));
  return (
    <Field {...bound} error={undefined} group>
      {() => (
        <>
          {openings.length === 0 && <Text as="p" size="sm" tone="meta">{t('queues.no_openings')}</Text>}
          <StepLine label={bound.label} steps={openings.map((opening, place) => {
            const when = `${t(`queues.opens_${opening.when}`)} ${opening.limit ?? '–'} ${unit(opening)}`;
            return {
              when,
              body: (
                <>
                  <SelectField label={t('field.opens_when')} value={opening.when} disabled={form.readOnly} choices={whens.map((value) => ({ value, label: t(`queues.opens_${value}`) }))}
                    onChange={(chosen) => { const next = whens.find((each) => each === chosen) ?? opening.when; if (next !== opening.when) change(place, { when: next, limit: usual[next] }); }} />
                  <FieldRow>
                    <NumberField label={t('field.limit')} unit={unit(opening)} value={opening.limit} disabled={form.readOnly} error={error(place, 'limit')} onChange={(limit) => change(place, { limit })} />
                    <NumberField label={t('field.tier')} value={opening.tier} disabled={form.readOnly} error={error(place, 'tier')} onChange={(tier) => change(place, { tier })} />
                  </FieldRow>
                </>
              ),
              end: <IconButton icon={IconTrash} word={t('queues.remove_opening', { tier: opening.tier ?? '–' })} disabled={form.readOnly} onClick={() => form.set('openings', openings.filter((_, at) => at !== place))} />,
            };
          })} />
          {!form.readOnly && <div><Button leftSection={<Icon of={IconPlus} size="sm" />} disabled={openings.length >= openingsMax} onClick={() => form.set('openings', [...openings, { when: 'expected_wait', limit: usual.expected_wait, tier: 2 }])}>{t('queues.add_opening')}</Button></div>}
        </>
      )}
    </Field>
  );
}
