import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { Note } from '~/design/Note';
import { PlainRows } from '~/design/PlainRows';
import { StateGlyph } from '~/design/StateGlyph';
import { useLive } from '~/live/store';
import { Link } from 'react-router';
import { useStateWords } from '../hooks/useStateWords';
import { served } from './serves';
import type { QueueSettings } from './shapes';

const shownMax = 12;

/** Who may take the queue's contacts with the skills it asks for, and who of its members lacks one; as they are right now. */
export function WhoServes({ queue }: { queue: QueueSettings }) {
  const { t } = useTranslation();
  const words = useStateWords();
  const agents = Object.values(useLive(({ centre }) => centre?.agents) ?? {});
  const members = agents.filter(({ queue_ids }) => queue_ids.includes(queue.id));
  const able = members.filter((agent) => served(agent, [queue]).serves.length > 0);
  const lacking = members.length - able.length;
  return (
    <DrawerPart title={t('queues.may_take', { count: able.length })} meta={lacking > 0 ? t('queues.lacking', { count: lacking }) : undefined}>
      {able.length === 0 && <Note tone="watch" title={t('queues.nobody')}>{t('queues.nobody_text')}</Note>}
      <PlainRows>
        {able.slice(0, shownMax).map((agent) => (
          <li key={agent.id}><StateGlyph state={agent.state} /><Link to={`/agents?edit=${encodeURIComponent(agent.id)}`}>{agent.name}</Link><span>{words.agent(agent)}</span></li>
        ))}
      </PlainRows>
    </DrawerPart>
  );
}
