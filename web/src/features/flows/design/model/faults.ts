import type { Fault } from '~/setup/rules';
import type { FlowDocument, Path } from './document';

/** What is wrong, with the node and the field it belongs to; no node for what concerns the whole flow. */
export interface Trouble {
  node: string | null;
  path: Path;
  fault: Fault;
}

/** The server's faults of a document (`document.nodes.menu.choices.2.to`), each at its place. Names of nodes have no dots. */
export function troublesOf(document: FlowDocument, faults: Fault[]): Trouble[] {
  return faults.map((fault) => {
    const [first = '', node = '', ...path] = fault.where.replace(/^(body\.)?(value\.)?(document\.)?/, '').split('.');
    return first === 'nodes' && node in document.nodes ? { node, path, fault } : { node: null, path: [first], fault };
  });
}

/** The first that is wrong in a field of a node, or anywhere below it. */
export function troubleAt(troubles: Trouble[], path: Path): Trouble | undefined {
  return troubles.find((trouble) => path.every((name, n) => trouble.path[n] === name));
}
