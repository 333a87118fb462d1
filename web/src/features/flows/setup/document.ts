/** A flow of one step, to begin with. */
export const emptyFlow = { start: 'goodbye', nodes: { goodbye: { kind: 'hang_up' } } };

/** The document in a text, or null when the text is no JSON object. */
export function parsed(text: string): object | null {
  try {
    const whole: unknown = JSON.parse(text);
    return typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? whole : null;
  } catch {
    return null;
  }
}

/** The kinds of the document's steps, in their order. */
export function nodesOf(text: string): string[] {
  const nodes = (parsed(text) as { nodes?: unknown } | null)?.nodes;
  if (typeof nodes !== 'object' || nodes === null) return [];
  return Object.values(nodes).map((node) => String((node as { kind?: unknown } | null)?.kind ?? '?'));
}
