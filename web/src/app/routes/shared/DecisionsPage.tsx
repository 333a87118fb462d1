import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Empty } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Column } from '~/design/patterns/Story';
import { Windowed } from '~/design/Windowed';
import { DecisionGates } from '~/features/routing/components/DecisionGates';
import { useZone } from '~/person/preferences';
import { StoryFrame } from './StoryFrame';
import { offersOf, useStoryOf } from './useStoryOf';

const guessedHeight = 320;

/** Every decision about one contact, with all who were considered and where each was passed over. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const zone = useZone();
  const { contact, story, error } = useStoryOf(id);
  const offers = story ? offersOf(story) : [];
  return (
    <StoryFrame id={id} reference={contact?.reference} below={t('decision.page')} error={error} scrolls>
      {contact && story && (
        <Column>
          {offers.length === 0 && <Panel><Empty icon={IconRoute} title={t('decision.none')}>{t('decision.none_text')}</Empty></Panel>}
          <Windowed count={offers.length} chunk={5} guess={guessedHeight}>
            {(from, to) => <Column>{offers.slice(from, to).map((offer, place) => <DecisionGates key={from + place} offer={offer} place={from + place + 1} zone={zone} />)}</Column>}
          </Windowed>
        </Column>
      )}
    </StoryFrame>
  );
}
