import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { CrewBar, CrewRow } from '~/design/CrewBar';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { useNames } from '~/live/names';
import type { WhoCould } from '../api/whoCould';
import { useNeedWords } from '../hooks/useNeedWords';

interface WhoRowProps {
  row: WhoCould;
  /** Members of the whole width. */
  most: number;
  when: string;
  /** Why none may, for a row in which none may. */
  nobody: string;
}

const namesMax = 50;

/** Who could take a contact at one moment of its wait: in words and drawn, by name when wanted. */
export function WhoRow({ row, most, when, nobody }: WhoRowProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const names = useNames();
  const needWords = useNeedWords();
  const { members, here, available, needs, tier, held_for } = row;
  const say = (ids: string[]) => (ids.length ? `${ids.slice(0, namesMax).map(names.agent).join(', ')}${ids.length > namesMax ? ' …' : ''}` : '–');
  const counts = [t('queues.may', { count: members.length }), t('queues.here', { count: here.length }), t('queues.free', { count: available.length })].join(' · ');
  const asked = new Intl.ListFormat(i18n.language).format(needs.map(needWords)) || t('queues.no_skill');
  return (
    <CrewRow when={when} asked={<>{asked}{tier > 1 && <Chip tone="line">{t('queues.tiers_to', { tier })}</Chip>}{held_for.length > 0 && <Chip tone="brand">{t('queues.held_for', { agents: say(held_for) })}</Chip>}</>}>
      <CrewBar may={members.length} here={here.length} free={available.length} most={most} label={counts} />
      {members.length === 0 ? <Chip tone="watch" icon={IconAlertTriangle}>{nobody}</Chip> : (
        <>
          <PlainButton aria-expanded={open} onClick={() => setOpen(!open)}>{counts}</PlainButton>
          {here.length === 0 && <Chip tone="watch" icon={IconAlertTriangle}>{t('queues.nobody_here')}</Chip>}
          {open && <Text as="p" size="xs" tone="meta">{t('queues.who_names', { free: say(available), busy: say(here.filter((id) => !available.includes(id))), away: say(members.filter((id) => !here.includes(id))) })}</Text>}
        </>
      )}
    </CrewRow>
  );
}
