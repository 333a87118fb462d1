import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '~/design/Choices';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { useKey } from '~/design/useKey';
import { ProblemNote } from '~/http/ProblemNote';
import type { Contact } from '~/live/messages';
import { useChoices } from '~/live/names';
import { setDisposition } from '../api/commands';

/** What it was about: one click, or its number key. */
export function Dispositions({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { dispositions: all } = useChoices();
  // Those of other queues mean nothing here.
  const dispositions = all.filter(({ queue_ids: queues }) => queues.length === 0 || (contact.queue_id !== null && queues.includes(contact.queue_id)));
  const [chosen, setChosen] = useState(contact.disposition);
  const [problem, setProblem] = useState<unknown>(null);
  const choose = (code: string) => {
    setChosen(code);
    setProblem(null);
    setDisposition(contact.id, code).catch((refusal: unknown) => {
      setProblem(refusal);
      setChosen(contact.disposition);
    });
  };
  useKey('1 2 3 4 5 6 7 8 9'.split(' '), (key) => {
    const named = dispositions[Number(key) - 1];
    if (named) choose(named.code);
  });
  return (
    <Panel title={t('wrap_up.about')}>
      {dispositions.length
        ? <Choices label={t('wrap_up.about')} items={dispositions} chosen={chosen} onChoose={choose} />
        : <Text tone="meta">{t('wrap_up.no_disposition')}</Text>}
      <ProblemNote error={problem} />
    </Panel>
  );
}
