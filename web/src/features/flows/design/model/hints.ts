import { isObject, type FlowDocument, type Path } from './document';

/** Something to look at that hinders nobody from publishing. */
export interface Hint {
  /** None: it is of the whole flow. */
  node: string | null;
  path: Path;
  languages: string[];
}

interface Said {
  node: string;
  path: Path;
  languages: string[];
}

/** Every text of a document that is given per language. */
function saidIn(document: FlowDocument): Said[] {
  const found: Said[] = [];
  const look = (node: string, value: unknown, path: Path) => {
    if (Array.isArray(value)) value.forEach((each, n) => look(node, each, [...path, String(n)]));
    else if (isObject(value)) {
      if (isObject(value.text)) found.push({ node, path, languages: Object.entries(value.text).filter(([, words]) => words !== '').map(([language]) => language) });
      else for (const [key, each] of Object.entries(value)) look(node, each, [...path, key]);
    }
  };
  for (const [node, value] of Object.entries(document.nodes)) look(node, value, []);
  return found;
}

const asking = new Set(['menu', 'language', 'collect']);

/** Whether callers may be kept in the menus for as long as they like: they are asked, and nowhere offered a person. */
export function offersNobody(document: FlowDocument): boolean {
  const kinds = Object.values(document.nodes).map(({ kind }) => kind);
  return kinds.some((kind) => asking.has(kind)) && !kinds.includes('person');
}

/** Prompts that are not said in every language in which the flow speaks elsewhere: callers hear them in another. */
export function missingLanguages(document: FlowDocument): Hint[] {
  const said = saidIn(document);
  const spoken = [...new Set(said.flatMap(({ languages }) => languages))].sort();
  return said.flatMap(({ node, path, languages }) => {
    const missing = spoken.filter((language) => !languages.includes(language));
    return missing.length ? [{ node, path, languages: missing }] : [];
  });
}
