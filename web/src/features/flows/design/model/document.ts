/** A node as it stands in the document: its kind, what it is called and where it is drawn, and whatever its kind has. */
export interface FlowNode {
  kind: string;
  title?: string;
  comment?: string;
  /** The upper left corner, in pixels of the drawing at 100 %. */
  at?: [number, number];
  [field: string]: unknown;
}

export interface FlowDocument {
  start: string;
  nodes: Record<string, FlowNode>;
  /** Calls that must go as expected, and whatever else the document has. */
  [field: string]: unknown;
}

/** A way into a value: `choices`, `2`, `to`. */
export type Path = string[];

/** The document in what the server or a file gives: whatever has no shape of a node is left as it is, as a node of an unknown kind, and so are other fields. */
export function documentOf(whole: unknown): FlowDocument {
  const { start, nodes, ...rest } = (isObject(whole) ? whole : {}) as { start?: unknown; nodes?: unknown };
  const known = isObject(nodes) ? Object.entries(nodes).map(([id, node]) => [id, isObject(node) ? { ...node, kind: String(node.kind ?? '') } : { kind: '', value: node }] as const) : [];
  return { ...rest, start: typeof start === 'string' ? start : '', nodes: Object.fromEntries(known) };
}

export function isObject(it: unknown): it is Record<string, unknown> {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}

/** The value at a path; undefined where there is none. */
export function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, name) => (Array.isArray(inside) || isObject(inside) ? (inside as Record<string, unknown>)[name] : undefined), whole);
}

/** The same with another value at the path; undefined takes it away. What is missing on the way is made. */
export function withValue<Whole>(whole: Whole, path: Path, value: unknown): Whole {
  const [name, ...rest] = path;
  if (name === undefined) return value as Whole;
  if (Array.isArray(whole)) {
    const next: unknown[] = [...whole as unknown[]];
    if (rest.length === 0 && value === undefined) next.splice(Number(name), 1);
    else next[Number(name)] = withValue(next[Number(name)], rest, value);
    return next as Whole;
  }
  const object: Record<string, unknown> = isObject(whole) ? whole : {};
  const inside = withValue(object[name], rest, value);
  if (inside !== undefined) return { ...object, [name]: inside } as Whole;
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name)) as Whole;
}

/** The document with this node in place of what had its name. */
export function withNode(document: FlowDocument, id: string, node: FlowNode): FlowDocument {
  return { ...document, nodes: { ...document.nodes, [id]: node } };
}

/** What a node is called: by those who drew it, else by its name in the document. */
export function titleOf(document: FlowDocument, id: string): string {
  return document.nodes[id]?.title || id;
}
