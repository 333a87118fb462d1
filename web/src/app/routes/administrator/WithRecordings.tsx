import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listPrompts } from '~/features/speech/api/prompts';
import { isFragment } from '~/features/speech/names';
import { Listen } from '~/features/speech/components/Listen';
import { RecordingsContext, type Recordings } from '~/setup/prompts/recordings';

/** Lets prompts be made of the recordings that were uploaded. */
export function WithRecordings({ children }: { children: ReactNode }) {
  const { data = [] } = useQuery({ queryKey: ['setup', 'prompts'], queryFn: listPrompts });
  const recordings: Recordings = {
    // What is there in some languages only is chosen without one: callers hear it in theirs.
    names: [...new Set(data.filter(({ name }) => !isFragment(name)).flatMap(({ name }) => [name, name.split('.')[0] ?? name]))].sort(),
    listen: (name) => {
      const prompt = data.find((each) => each.name === name) ?? data.find((each) => each.name.split('.')[0] === name);
      return prompt ? <Listen key={`${name} ${prompt.version}`} prompt={prompt} /> : null;
    },
  };
  return <RecordingsContext value={recordings}>{children}</RecordingsContext>;
}
