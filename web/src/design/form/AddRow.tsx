import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon';
import looks from './AddRow.module.css';

interface AddRowProps {
  label: string;
  choices: { value: string; label: string }[];
  onAdd: (value: string) => void;
}

/** Adds one of the choices to the list above it. */
export function AddRow({ label, choices, onAdd }: AddRowProps) {
  const { t } = useTranslation();
  return (
    <Select className={looks.add} aria-label={label} placeholder={label} leftSection={<Icon of={IconPlus} size="sm" />} searchable value={null} data={choices} nothingFoundMessage={t('form.nothing')} maxDropdownHeight={264}
      onChange={(value) => { if (value) onAdd(value); }} />
  );
}
