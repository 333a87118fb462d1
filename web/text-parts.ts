import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const name = 'virtual:texts/';
const place = '/@texts/';
const source = resolve('src');
/** Whoever goes to one of these pages waits for all words: see `withAllTexts`. */
const doors = ['app/router.tsx', 'app/routes/administrator/routes.ts', 'app/shell/later.ts'].map((file) => join(source, file));

function fileOf(path: string, from: string): string | undefined {
  const base = path.startsWith('~/') ? join(source, path.slice(2)) : path.startsWith('.') ? resolve(dirname(from), path) : undefined;
  return base && ['', '.ts', '.tsx'].map((end) => base + end).find((file) => /\.tsx?$/.test(file) && existsSync(file));
}

/** The sources that work before any page but the desk is asked for. */
function sourcesAtOnce(): Map<string, string> {
  const found = new Map<string, string>();
  const open = [join(source, 'main.tsx')];
  for (let file = open.pop(); file; file = open.pop()) {
    if (found.has(file)) continue;
    const code = readFileSync(file, 'utf8');
    found.set(file, code);
    const imports = [...code.matchAll(/from '([^']+)'/g), ...(doors.includes(file) ? [] : code.matchAll(/import\('([^']+)'\)/g))];
    for (const [, path = ''] of imports) {
      const next = fileOf(path, file);
      if (next) open.push(next);
    }
  }
  return found;
}

type Texts = Record<string, Record<string, string>>;

/** The words of a language in two parts: those of the desk, and those of all other pages. */
export function textParts(): Plugin {
  return {
    name: 'text-parts',
    resolveId: (id) => (id.startsWith(name) ? id.replace(name, place) : undefined),
    load(id) {
      if (!id.startsWith(place)) return undefined;
      const [code = '', part] = id.slice(place.length).split('.');
      const file = join(source, 'texts', `${code}.json`);
      const texts = JSON.parse(readFileSync(file, 'utf8')) as Texts;
      const used = [...sourcesAtOnce().values()].join('\n');
      // Rights of the server are written like keys, but are no words.
      const atOnce = (group: string) => [...used.matchAll(new RegExp(`['"\`]${group}\\.(\\w*)(\\$\\{)?`, 'g'))].some(([, key = '', goesOn]) => goesOn !== undefined
        || Object.keys(texts[group] ?? {}).some((each) => each === key || each.startsWith(`${key}_`)));
      this.addWatchFile(file);
      return `export default ${JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([group]) => atOnce(group) === (part === undefined))))}`;
    },
  };
}
