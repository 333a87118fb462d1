/** Where something stands in a text, in letters from its beginning. */
export interface Span {
  from: number;
  to: number;
}

/** Where the value at `path` stands in a text that is JSON, its name included; if it is missing, what should hold it. */
export function placeOf(text: string, path: string[]): Span {
  let at = 0;
  let best = { depth: -1, from: 0, to: 0 };
  const space = () => { while (/\s/.test(text[at] ?? '')) at += 1; };
  const string = (): string => {
    const from = at;
    at += 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(from, at)) as string;
  };
  // `depth` counts the names of the path that have led here; -1 is another way.
  const under = (depth: number, name: string) => (depth >= 0 && path[depth] === name ? depth + 1 : -1);
  const held = (end: string, each: (n: number) => void) => {
    at += 1;
    for (let n = 0; ; n += 1) {
      space();
      if (text[at] === ',') { at += 1; space(); }
      if (at >= text.length || text[at] === end) break;
      each(n);
    }
    at += 1;
  };
  const value = (depth: number, from: number, named: number) => {
    space();
    const plain = text[at] !== '{' && text[at] !== '[';
    if (text[at] === '{') held('}', () => { const begin = at; const name = string(); const end = at; space(); at += 1; value(under(depth, name), begin, end); });
    else if (text[at] === '[') held(']', (n) => value(under(depth, String(n)), at, at + 1));
    else if (text[at] === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1;
    if (depth > best.depth) best = { depth, from, to: plain ? at : named };
  };
  value(0, 0, 0);
  return { from: best.from, to: best.to };
}
