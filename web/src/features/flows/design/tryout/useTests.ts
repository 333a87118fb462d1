import { useQuery } from '@tanstack/react-query';
import { testsOf, type Tested } from '../model/tests';
import type { FlowDocument } from '../model/document';
import { numberOf, ofDrawing, testFlow } from './api';

export interface FlowTests {
  tested: Tested | undefined;
  error: unknown;
  failing: Tested['results'];
  waits: boolean;
}

/** What becomes of the tests of what is drawn, each time it is drawn differently and is sound. */
export function useTests(document: FlowDocument, active: boolean): FlowTests {
  const has = testsOf(document).length > 0;
  const { data, error, isFetching } = useQuery({ queryKey: ['flow', 'test', numberOf(document)], queryFn: () => testFlow(document), enabled: active && has, ...ofDrawing });
  const tested = has ? data : undefined;
  return { tested, error: has ? error : null, failing: tested?.results.filter(({ failures }) => failures.length) ?? [], waits: isFetching };
}
