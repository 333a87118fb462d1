import { createContext, use } from 'react';
import type { FlowDocument, FlowNode, Path } from '../model/document';
import type { StepWords } from '../useStepWords';

/** What every field of a step's form is given beside its own value. */
export interface StepForm {
  id: string;
  node: FlowNode;
  document: FlowDocument;
  words: StepWords;
  /** What is wrong at this path, in words. */
  error: (path: Path) => string | undefined;
}

export const StepFormContext = createContext<StepForm | null>(null);

export function useStepForm(): StepForm {
  const form = use(StepFormContext);
  if (!form) throw new Error('a field of a step stands in the form of a step');
  return form;
}
