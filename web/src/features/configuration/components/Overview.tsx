import type { ParseKeys } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { IconInfoCircle } from '@tabler/icons-react';
import { Icon } from '~/design/Icon';
import { RowsToCome } from '~/design/Empty';
import { Count } from '~/design/Chip';
import { HealthMark } from '~/design/Health';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { CardGrid, SettingCard } from '~/design/patterns/CardGrid';
import { Column } from '~/design/patterns/Story';
import { PlainRows } from '~/design/PlainRows';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import { readOverview, type Overview as Found } from '~/setup/api';
import { addressOf, groups, listOf, useKindWord } from '~/setup/places';

const shownMax = 50;

/** All settings at a glance: how many there are of each kind, and what does not fit together. */
export function Overview() {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['setup', 'overview'], queryFn: readOverview });
  const rights = useLive(({ centre }) => centre?.me.rights) ?? [];
  const count = (kind: string) => data?.kinds.find((each) => each.kind === kind)?.count;
  const wrong = (kind: string) => data?.troubles.filter((trouble) => trouble.kind === kind && !trouble.hint).length ?? 0;
  return (
    <Column>
      <ProblemNote error={data ? null : error} />
      {data ? <Troubles troubles={data.troubles} /> : !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {groups.map((group) => (
        <section key={group.word} aria-label={t(group.word)}>
          <h2>{t(group.word)}</h2>
          <CardGrid>
            {group.pages.filter(({ may }) => rights.includes(may)).map(({ to, kind, word, text, icon }) => (
              <SettingCard key={to} to={to} icon={icon} title={t(word)} count={kind ? count(kind) : undefined} wrong={kind ? wrong(kind) : 0} wrongWords={t('overview.wrong', { count: kind ? wrong(kind) : 0 })}>{t(text)}</SettingCard>
            ))}
          </CardGrid>
        </section>
      ))}
    </Column>
  );
}

/** What does not fit together, each with the way to it. */
function Troubles({ troubles }: { troubles: Found['troubles'] }) {
  const { t, i18n } = useTranslation();
  const word = useKindWord();
  if (!troubles.length) return <Note tone="ok" title={t('overview.all_fits')}>{t('overview.all_fits_text')}</Note>;
  const say = ({ code, text, fields }: Found['troubles'][number]) => {
    const key = `trouble.${code.replaceAll('-', '_')}`;
    return i18n.exists(key) ? t(key as ParseKeys, { ...fields, kind: typeof fields.kind === 'string' ? word(fields.kind) : '' }) : text;
  };
  return (
    <Panel title={t('overview.needs')} meta={<Count>{troubles.length}</Count>}>
      <PlainRows>
        {troubles.slice(0, shownMax).map((trouble, place) => (
          <li key={place}>{trouble.hint ? <Icon of={IconInfoCircle} size="sm" /> : <HealthMark standing="watch" />}<Link to={addressOf(trouble.kind, trouble.key)}>{`${word(trouble.kind)} ${trouble.key}`}</Link><span>{say(trouble)}</span></li>
        ))}
      </PlainRows>
      {troubles.length > shownMax && <Link to={listOf('queues')}>{t('overview.more', { count: troubles.length - shownMax })}</Link>}
    </Panel>
  );
}
