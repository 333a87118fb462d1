import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listPrompts } from '~/features/speech/api/prompts';
import { Listen } from '~/features/speech/components/Listen';
import { RecordingsContext, type Recordings } from '~/setup/prompts/recordings';

/** Lets prompts be made of the recordings that were uploaded. */
export function WithRecordings({ children }: { children: ReactNode }) {
  const { data = [] } = useQuery({ queryKey: ['setup', 'prompts'], queryFn: listPrompts });
  const recordings: Recordings = {
    names: data.map(({ name }) => name),
    listen: (name) => {
      const prompt = data.find((each) => each.name === name);
      return prompt ? <Listen key={name} name={name} version={`${prompt.bytes}-${prompt.seconds}`} /> : null;
    },
  };
  return <RecordingsContext value={recordings}>{children}</RecordingsContext>;
}
