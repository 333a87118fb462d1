import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { withDoing, withoutLast, type CallScript, type Course, type Doing } from '../model/tests';
import type { FlowDocument } from '../model/document';
import { numberOf, ofDrawing, tryFlow } from './api';

export interface TryOut {
  call: CallScript;
  course: Course | undefined;
  error: unknown;
  /** What is shown is not yet what was done last. */
  waits: boolean;
  let: (doing: Doing) => void;
  takeBack: () => void;
  /** A call from its beginning, as it is given. */
  begin: (call: CallScript) => void;
}

export const caller = '+12025550100';

/** A call that begins now, by somebody nobody knows. */
export function newCall(language: string): CallScript {
  return { at: new Date().toISOString(), language, variables: { caller } };
}

/** The call of a made-up caller. It is made anew by the server each time something happens in it, or the flow is drawn differently. */
export function useTryOut(document: FlowDocument, language: string, active: boolean): TryOut {
  const [call, setCall] = useState(() => newCall(language));
  const { data, error, isFetching } = useQuery({ queryKey: ['flow', 'try', numberOf(document), call], queryFn: () => tryFlow(document, call), enabled: active, ...ofDrawing });
  return {
    call, course: data, error, waits: isFetching,
    let: (doing) => setCall((last) => ({ ...last, does: withDoing(last.does ?? [], doing) })),
    takeBack: () => setCall((last) => ({ ...last, does: withoutLast(last.does ?? []) })),
    begin: setCall,
  };
}
