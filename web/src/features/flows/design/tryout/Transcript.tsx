import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { Timeline } from '~/design/Timeline';
import { formatDuration } from '~/texts/format';
import type { CallMoment } from '../model/tests';
import type { useCallWords } from './useCallWords';

interface TranscriptProps {
  moments: CallMoment[];
  words: ReturnType<typeof useCallWords>;
  onOpen: (node: string) => void;
}

/** The call as it went: what happened, which way it led, what was said, and what is known from then on. */
export function Transcript({ moments, words, onOpen }: TranscriptProps) {
  const { t } = useTranslation();
  return (
    <Timeline moments={moments.map((moment, place) => {
      const { at_ms, flow, node, ways, said, variables, notes, nodes, queue } = moment;
      const known = place === 0 ? [] : Object.entries(variables);
      return {
        key: place, icon: words.icon(moment), title: words.title(moment), time: formatDuration(at_ms), main: nodes.length > 0, onOpen: flow ? undefined : () => onOpen(node),
        detail: (
          <>
            {ways.map((way, n) => <Text key={n} as="p" tone="soft">{words.wayOf(way)}</Text>)}
            {ways.length === 0 && nodes.length > 0 && <Text as="p" tone="soft">{nodes.map((each) => words.name(flow, each)).join(' → ')}</Text>}
            {said.map(({ text, prompt, language }, n) => <Text key={n} as="p"><bdi lang={language}>“{text || t('designer.try_recording', { name: prompt })}”</bdi></Text>)}
            {known.map(([name, value]) => <Text key={name} as="p"><bdi>{name} = {value}</bdi></Text>)}
            {queue && <Text as="p">{t('designer.try_in_queue', { queue })}</Text>}
            {notes.map((note, n) => <Text key={n} as="p" tone="watch">{t(`story.FlowNoted_${note.what as 'no_answer'}`, { node: words.name(flow, note.node), detail: note.detail })}</Text>)}
          </>
        ),
      };
    })} />
  );
}
