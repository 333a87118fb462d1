import type { Filling, ScriptField, ScriptStep } from '../api/scripts';

export const end = 'end';
const lineMax = 200;
const textMax = 4_000;

/** The script at its beginning. */
export function begun(steps: ScriptStep[]): Filling {
  return { path: steps.slice(0, 1).map(({ id }) => id), answers: {}, said: [], done: false };
}

/** The step that comes after this one with these answers; `end` after the last. */
export function following(steps: ScriptStep[], step: ScriptStep, answers: Record<string, string>): string {
  const way = step.ways.find(({ field, answer }) => answers[field]?.trim() === answer);
  return way?.to ?? (step.then || steps[steps.indexOf(step) + 1]?.id || end);
}

/** Whether the field takes this answer; an empty one is none. */
export function fits(field: ScriptField, answer: string): boolean {
  switch (field.takes) {
    case 'text': return answer.length <= lineMax && !answer.includes('\n');
    case 'long_text': return answer.length <= textMax;
    case 'number': return /^-?\d{1,20}(\.\d{1,10})?$/.test(answer.trim());
    case 'date': return /^\d{4}-\d\d-\d\d$/.test(answer);
    case 'choice': return field.choices.includes(answer);
    case 'yes_no': return ['yes', 'no'].includes(answer);
  }
}

export type Lack = 'said' | 'empty' | 'wrong';

/** What keeps one from going on: by field, and under the step's own id where its text was not said. */
export function lacking(step: ScriptStep, { answers, said }: Filling): Record<string, Lack> {
  const found: Record<string, Lack> = step.must_be_said && !said.includes(step.id) ? { [step.id]: 'said' } : {};
  for (const field of step.fields) {
    const answer = answers[field.id]?.trim();
    if (!answer ? field.required : !fits(field, answer)) found[field.id] = answer ? 'wrong' : 'empty';
  }
  return found;
}

/** One step on; the end leaves the last step. */
export function onward(steps: ScriptStep[], step: ScriptStep, filling: Filling): Filling {
  const to = following(steps, step, filling.answers);
  return to === end ? { ...filling, done: true } : { ...filling, path: [...filling.path, to] };
}

/** One step back; what was answered stays. */
export function backward(filling: Filling): Filling {
  return filling.done ? { ...filling, done: false } : { ...filling, path: filling.path.length > 1 ? filling.path.slice(0, -1) : filling.path };
}

/** As it may be kept: answers their fields take, and the way as far as it is gone with these; from a script that was changed what is left of it. */
export function sound(steps: ScriptStep[], filling: Filling): Filling {
  const fields = new Map(steps.flatMap((step) => step.fields.map((field) => [field.id, field] as const)));
  const answers = Object.fromEntries(Object.entries(filling.answers).filter(([id, answer]) => { const field = fields.get(id); return field && answer.trim() && fits(field, answer.trim()); }));
  const said = filling.said.filter((id) => steps.some((step) => step.id === id && step.must_be_said));
  const kept = { answers, said, done: false };
  const path = begun(steps).path;
  const left = [...filling.path.slice(1), ...(filling.done ? [end] : [])];
  for (const to of left) {
    const step = steps.find(({ id }) => id === path.at(-1));
    if (!step || Object.keys(lacking(step, { ...kept, path })).length || following(steps, step, answers) !== to) return { path, ...kept };
    if (to === end) return { path, ...kept, done: true };
    path.push(to);
  }
  return { path, ...kept };
}

/** A text with what is known put in. */
export function withKnown(text: string, known: Record<string, string>): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => known[name]?.trim() || '…');
}

/** The text in the first of these languages it has, and that language. */
export function textIn(text: Record<string, string>, languages: string[]): { words: string; language: string } | null {
  const language = [...languages, ...Object.keys(text)].find((each) => text[each]?.trim());
  return language === undefined ? null : { words: text[language] ?? '', language };
}
