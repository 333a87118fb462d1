import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SpanRow, SpanRows } from '~/design/form/SpanRow';
import { IconButton } from '~/design/Frame';
import { Text } from '~/design/Text';
import type { Span } from '~/design/Week';
import { withOneMore } from './hours';

interface DayRowsProps {
  name: string;
  spans: Span[];
  disabled: boolean;
  onChange: (spans: Span[]) => void;
}

/** The openings of one day, each from and to. */
export function DayRows({ name, spans, disabled, onChange }: DayRowsProps) {
  const { t } = useTranslation();
  const change = (place: number, span: Span) => onChange(spans.map((each, index) => (index === place ? span : each)));
  return (
    <SpanRows name={name} end={<IconButton icon={IconPlus} word={t('calendars.add', { day: name })} disabled={disabled} onClick={() => onChange(withOneMore(spans))} />}>
      {spans.length === 0 && <Text size="sm" tone="meta">{t('calendars.closed')}</Text>}
      {spans.map((span, place) => (
        <SpanRow key={place} span={span} words={{ opens: t('calendars.opens', { day: name }), closes: t('calendars.closes', { day: name }) }} disabled={disabled} onChange={(next) => change(place, next)}
          end={<IconButton icon={IconX} word={t('calendars.remove', { day: name })} disabled={disabled} onClick={() => onChange(spans.filter((_, index) => index !== place))} />} />
      ))}
    </SpanRows>
  );
}
