import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer } from '~/design/Drawer';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import type { Definition, Figures } from '../api/reports';
import type { Dictionary } from '../hooks/useDefinitions';
import { DefinitionText } from './DefinitionText';

interface DrawerProps {
  dictionary: Dictionary;
  of: Definition;
  /** The figures of the period, to show what each of the usual definitions makes of it. */
  total: Figures | undefined;
  onClose: () => void;
}

/** How a figure is counted; of service levels, all the usual definitions side by side. */
export function DefinitionDrawer({ dictionary, of, total, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const beside = of.key.startsWith('service_level') ? dictionary.all.filter(({ key }) => key.startsWith('service_level')) : [of];
  return (
    <Drawer of={of.key} title={of.name} line={t('figures.same_everywhere')} onClose={onClose}>
      <DefinitionText dictionary={dictionary} of={of} />
      {total && (
        <Table label={t('figures.in_this_period')} rows={beside} rowKey={({ key }) => key} selected={({ key }) => key === of.key && beside.length > 1} columns={[
          { key: 'name', head: t('figures.in_this_period'), wrap: true, cell: ({ name }) => name },
          { key: 'value', head: t('figures.value'), num: true, cell: ({ key }) => dictionary.write(key, total[key]) },
        ]} />
      )}
      <Text as="p" size="sm"><Link to="/figures/definitions">{t('figures.all_definitions')}</Link></Text>
    </Drawer>
  );
}
