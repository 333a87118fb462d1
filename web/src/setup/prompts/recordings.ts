import { createContext, useContext, type ReactNode } from 'react';

export interface Recordings {
  names: string[];
  /** A button to hear one. */
  listen: (name: string) => ReactNode;
}

const none: Recordings = { names: [], listen: () => null };

/** The recordings that were uploaded: another feature has them, the page brings them together. */
export const RecordingsContext = createContext<Recordings>(none);

/** The recordings to choose from. */
export function useRecordings(): Recordings {
  return useContext(RecordingsContext);
}
