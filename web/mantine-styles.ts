import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const name = 'virtual:mantine.css';
const place = '/@mantine/ours.css';
const base = ['baseline', 'default-css-variables', 'global'];
const mantine = resolve('node_modules/@mantine/core');
/** A sign that stands in the folder of a component, and needs nothing of its styles. */
const signs = /\/(CheckIcon|RadioIcon|AccordionChevron)\.mjs$/;
/** Colours that the theme does not have. */
const strangers = /--mantine-color-(pink|grape|indigo|cyan|teal|lime|yellow|orange)-[\w-]+:[^;}]+;?/g;

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|mjs)$/.test(file)).map((file) => join(folder, file));
}

/** What our sources take from Mantine, by name. */
function used(): string[] {
  const imports = sourcesBelow('src').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]);
  return imports.flatMap(([, names = '']) => names.split(',').map((each) => each.trim()));
}

/** These components with all that they are made of. */
function withParts(components: string[]): Set<string> {
  const found = new Set<string>();
  const open = [...components];
  for (let next = open.pop(); next; next = open.pop()) {
    const folder = ['components', 'utils'].map((place) => join(mantine, 'esm', place, next)).find(existsSync);
    if (found.has(next) || !folder) continue;
    found.add(next);
    for (const file of sourcesBelow(folder)) {
      for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g)) {
        if (signs.test(path)) continue;
        const part = /esm\/(?:components|utils)\/(\w+)\//.exec(resolve(dirname(file), path))?.[1];
        if (part) open.push(part);
      }
    }
  }
  return found;
}

/** The styles of those of Mantine's components that are used, in Mantine's own order: a seventh of all its styles. */
export function mantineStyles(): Plugin {
  return {
    name: 'mantine-styles',
    resolveId: (id) => (id === name ? place : undefined),
    load(id) {
      if (id !== place) return undefined;
      const all = readFileSync(join(mantine, 'styles.layer.css'), 'utf8');
      const sheets = [...base, ...withParts(used())].map((each) => join(mantine, 'styles', `${each}.layer.css`)).filter(existsSync).map((file) => readFileSync(file, 'utf8'));
      const at = (sheet: string) => all.indexOf(sheet.slice('@layer mantine {'.length, 80));
      return sheets.sort((one, other) => at(one) - at(other)).join('\n').replace(strangers, '');
    },
  };
}
