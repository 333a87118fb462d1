import { documentOf, isObject, type FlowDocument } from './document';

export type FileForm = 'json' | 'yaml';

/** The document as a file of this form. YAML is loaded when somebody wants it. */
export async function written(document: FlowDocument, form: FileForm): Promise<string> {
  if (form === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(document, { lineWidth: 120 });
}

/** The document in a file, JSON or YAML; null when it is neither, or no object with nodes. One of the whole flow, as the export has it, is taken too. */
export async function readFile(text: string): Promise<FlowDocument | null> {
  const whole = await parsed(text);
  const inner = isObject(whole) && isObject(whole.document) ? whole.document : whole;
  return isObject(inner) && isObject(inner.nodes) ? documentOf(inner) : null;
}

async function parsed(text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    const { parse } = await import('yaml');
    try {
      return parse(text, { maxAliasCount: 0 });
    } catch {
      return null;
    }
  }
}
