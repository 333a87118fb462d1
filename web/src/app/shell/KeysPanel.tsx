import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FloatingPanel, KeyList } from '~/design/FloatingPanel';
import { Text } from '~/design/Text';
import { commandIds, commands, type CommandId, type KeyGroup } from '~/keys/commands';
import { capsOf } from '~/keys/rules';
import { isMac, useKeys, usePossible } from '~/keys/useCommand';
import { useLive } from '~/live/store';

const order: KeyGroup[] = ['call', 'desk', 'list', 'set_up', 'anywhere', 'go'];

/** The keys of this page: what can be done here, in a call, and where one can go. */
export function KeysPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const keys = useKeys();
  const agent = useLive(({ centre }) => centre?.me.agent_id ?? null);
  const here = new Set(usePossible().map(({ id }) => id));
  const shown = (id: CommandId) => keys[id] !== '' && (here.has(id) || (commands[id].group === 'call' && agent !== null));
  return (
    <FloatingPanel title={t('keys.title')} close={t('common.close')} onClose={onClose}>
      {order.map((group) => {
        const ids = commandIds.filter((id) => commands[id].group === group && shown(id));
        const items = ids.map((id) => ({ keys: capsOf(keys[id], isMac()), does: t(`keys.${id}`) }));
        if (group === 'call' && items.length) items.push({ keys: ['1', '–', '9'], does: t('keys.dispositions') });
        if (group === 'anywhere') items.push({ keys: ['Esc'], does: t('keys.close') });
        return items.length > 0 && <section key={group}><h3>{t(`keys.group_${group}`)}</h3><KeyList items={items} /></section>;
      })}
      <Text size="sm"><Link to="/me/account/keys" onClick={onClose}>{t('keys.change')}</Link></Text>
    </FloatingPanel>
  );
}
