import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Column } from '~/design/patterns/Story';
import { ProblemNote } from '~/http/ProblemNote';
import type { Cut } from '../api/reports';
import { useDefinitions } from '../hooks/useDefinitions';
import { DefinitionText } from './DefinitionText';

const cuts: Cut[] = ['queues', 'agents', 'numbers'];

/** Every figure there is, and how it is counted. */
export function DefinitionList() {
  const { t } = useTranslation();
  const dictionary = useDefinitions();
  if (dictionary.error) return <ProblemNote error={dictionary.error} />;
  if (!dictionary.all.length) return <RowsToCome rows={12} label={t('common.loading')} />;
  return cuts.map((cut) => (
    <Panel key={cut} title={t(`figures.${cut}`)}>
      <Column>
        {dictionary.all.filter((one) => one.cut === cut).map((one) => (
          <section key={one.key} id={one.key} aria-label={one.name}><h3>{one.name}</h3><DefinitionText dictionary={dictionary} of={one} /></section>
        ))}
      </Column>
    </Panel>
  ));
}
