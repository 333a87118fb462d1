/** What was, what is, and what was undone. */
export interface History<Value> {
  past: Value[];
  now: Value;
  future: Value[];
  /** What the last change was about: typing on in one field is one step. */
  about: string | null;
}

const stepsMax = 200;

export function begun<Value>(now: Value): History<Value> {
  return { past: [], now, future: [], about: null };
}

/** One step on. Steps about the same thing in a row count as one; what was undone is gone. */
export function changed<Value>(history: History<Value>, now: Value, about: string | null = null): History<Value> {
  if (now === history.now) return history;
  const goesOn = about !== null && about === history.about && history.past.length > 0;
  return { past: goesOn ? history.past : [...history.past, history.now].slice(-stepsMax), now, future: [], about };
}

export function undone<Value>(history: History<Value>): History<Value> {
  const last = history.past.at(-1);
  return last === undefined ? history : { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future], about: null };
}

export function redone<Value>(history: History<Value>): History<Value> {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.now], now: next, future, about: null };
}
