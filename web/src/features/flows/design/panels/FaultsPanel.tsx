import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Empty } from '~/design/Empty';
import { FaultList } from '~/design/form/FaultList';
import { Text } from '~/design/Text';
import { MissingRows } from '~/setup/MissingRows';
import { titleOf, type FlowDocument } from '../model/document';
import type { Checked } from '../useFaults';

interface FaultsPanelProps {
  document: FlowDocument;
  checked: Checked;
  onGo: (node: string) => void;
  onClose: () => void;
}

/** Everything that is wrong with the flow, and what to look at; each leads to its step and field. */
export function FaultsPanel({ document, checked, onGo, onClose }: FaultsPanelProps) {
  const { t } = useTranslation();
  const { troubles, hints, offersNobody, toLookAt } = checked;
  // What concerns the whole flow has no step to go to: its sentence says what it is about.
  const wayOf = (node: string | null, path: string[]) => (node === null ? [] : [titleOf(document, node), ...path]);
  const go = (found: { node: string | null } | undefined) => { if (found?.node) onGo(found.node); };
  return (
    <Drawer of="faults" title={t('designer.check')} onClose={onClose}>
      {troubles.length + toLookAt === 0 && <Empty icon={IconChecks} title={t('designer.sound')}>{t('designer.sound_text')}</Empty>}
      {troubles.length > 0 && <DrawerPart title={t('designer.faults', { count: troubles.length })}><FaultList label={t('designer.faults', { count: troubles.length })} items={troubles.map(({ node, path, fault }) => ({ way: wayOf(node, path), text: checked.textOf(fault) }))} onGo={(_, n) => go(troubles[n])} /></DrawerPart>}
      {toLookAt > 0 && (
        <DrawerPart title={t('designer.hints', { count: toLookAt })}>
          <Text as="p" size="sm" tone="meta">{t('designer.hints_text')}</Text>
          {offersNobody && <Text as="p">{t('designer.offers_nobody')}</Text>}
          <MissingRows label={t('designer.hints', { count: hints.length })} items={hints} placeOf={({ node }) => titleOf(document, node)} />
        </DrawerPart>
      )}
    </Drawer>
  );
}
