import { describe, expect, it } from 'vitest';
import { blankNode, fieldsOf, kinds, waysOf, withField } from '../kinds/registry';
import { documentOf, withValue, type FlowDocument } from './document';
import { added, copied, moved, pasteable, pasted, renamed, withWay, without } from './edit';
import { inOrder } from './ways';

const menu = { kind: 'menu', prompt: [], choices: { 0: { to: 'bye' }, 1: { to: 'sales', label: 'Sales' } }, otherwise: 'bye', at: [10, 20] as [number, number] };
const document: FlowDocument = {
  start: 'menu',
  nodes: { menu, sales: { kind: 'enqueue', queue: 'sales', on_timeout: 'bye' }, bye: { kind: 'hang_up' }, odd: { kind: 'dance', steps: [{ to: 'bye', how: 'to' }], to_say: 'bye' } },
};
const leads = (id: string, flow = document) => waysOf(flow.nodes[id] ?? { kind: '' }).map(({ path, to }) => `${path.join('.')} ${to}`);

describe('ways out of nodes', () => {
  it('come from the form of the kind, keys as on a telephone', () => {
    expect(leads('menu')).toEqual(['choices.1.to sales', 'choices.0.to bye', 'otherwise bye']);
    expect(leads('sales')).toEqual(['on_timeout bye']);
    expect(waysOf({ kind: 'enqueue', on_timeout: '', on_full: 'x' }).map(({ to }) => to)).toEqual(['', 'x']);
  });

  it('are found in kinds without a form by the names of fields, however deep', () => {
    expect(leads('odd')).toEqual(['steps.0.to bye']);
  });

  it('are walked from the start; what nobody comes to stands at the end', () => {
    expect(inOrder(document, waysOf)).toEqual(['menu', 'sales', 'bye', 'odd']);
  });
});

describe('a document that is edited', () => {
  it('is what it was, as long as nothing is touched', () => {
    expect(documentOf(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(documentOf({ nodes: { a: 5, b: { kind: 7 } } })).toEqual({ start: '', nodes: { a: { kind: '', value: 5 }, b: { kind: '7' } } });
    expect(documentOf('[]')).toEqual({ start: '', nodes: {} });
  });

  it('keeps what stands beside a value that is set', () => {
    expect(withValue(menu, ['choices', '1', 'to'], 'x').choices).toEqual({ 0: { to: 'bye' }, 1: { to: 'x', label: 'Sales' } });
    expect(withValue({ a: [1, 2, 3] }, ['a', '1'], undefined)).toEqual({ a: [1, 3] });
    expect(withValue({ a: 1 }, ['b', 'c'], 2)).toEqual({ a: 1, b: { c: 2 } });
    expect(withWay(document, 'odd', ['steps', '0', 'to'], 'sales').nodes.odd).toEqual({ kind: 'dance', steps: [{ to: 'sales', how: 'to' }], to_say: 'bye' });
  });

  it('gets a node under a free name, and begins with the first', () => {
    expect(added(document, { kind: 'menu' }).id).toBe('menu_2');
    expect(added({ start: '', nodes: {} }, { kind: 'say', title: 'Žive naj!' })).toEqual({ id: 'zive_naj', document: { start: 'zive_naj', nodes: { zive_naj: { kind: 'say', title: 'Žive naj!' } } } });
  });

  it('loses a node with the ways to it', () => {
    const left = without(document, ['bye'], waysOf);
    expect(Object.keys(left.nodes)).toEqual(['menu', 'sales', 'odd']);
    expect(leads('menu', left)).toEqual(['choices.1.to sales', 'choices.0.to ', 'otherwise ']);
  });

  it('knows a node by another name, everywhere; a name that is taken or wrong changes nothing', () => {
    const other = renamed(document, 'bye', 'end', waysOf);
    expect([leads('menu', other), leads('odd', other)]).toEqual([['choices.1.to sales', 'choices.0.to end', 'otherwise end'], ['steps.0.to end']]);
    expect(renamed(document, 'menu', 'first', waysOf).start).toBe('first');
    for (const wrong of ['sales', '', 'a b', 'x'.repeat(65)]) expect(renamed(document, 'bye', wrong, waysOf)).toBe(document);
  });

  it('has its nodes drawn at whole places within bounds', () => {
    expect(moved(document, { bye: [1.4, -1e9] }).nodes.bye?.at).toEqual([1, -100_000]);
  });
});

describe('copies', () => {
  it('lead among themselves where their originals did, and out of them where these led', () => {
    const nodes = pasteable(copied(document, ['menu', 'sales'])) ?? {};
    const { document: both, ids } = pasted(document, nodes, waysOf);
    expect(ids).toEqual(['menu_2', 'sales_2']);
    expect([leads('menu_2', both), leads('sales_2', both)]).toEqual([['choices.1.to sales_2', 'choices.0.to bye', 'otherwise bye'], ['on_timeout bye']]);
    expect(both.nodes.menu_2?.at).toEqual([50, 60]);
    expect(leads('menu', both)).toEqual(leads('menu'));
  });

  it('in another flow lead nowhere where nothing of that name is', () => {
    const { document: other } = pasted({ start: '', nodes: {} }, pasteable(copied(document, ['sales'])) ?? {}, waysOf);
    expect(other).toEqual({ start: 'sales', nodes: { sales: { kind: 'enqueue', queue: 'sales', on_timeout: '' } } });
  });

  it('are made of what was copied here only', () => {
    for (const text of ['', 'hello', '{}', '{"format":"ringhall/flow-nodes","nodes":{}}', '{"format":"ringhall/flow-nodes","nodes":{"a":1}}']) expect(pasteable(text)).toBeNull();
  });
});

describe('kinds', () => {
  it('make new nodes with whatever they must have, and leave away what is usual', () => {
    expect(blankNode('menu')).toEqual({ kind: 'menu', prompt: [], choices: {}, otherwise: '' });
    const [tries] = fieldsOf(menu).filter(({ name }) => name === 'tries_max');
    if (!tries) throw new Error('a menu has tries');
    expect(withField(menu, tries, 5)).toEqual({ ...menu, tries_max: 5 });
    expect(withField({ ...menu, tries_max: 5 }, tries, 3)).toEqual(menu);
  });

  it('lose nothing of what they do not know', () => {
    expect(fieldsOf({ kind: 'hang_up', title: 'x', new_field: 1 }).at(-1)).toEqual({ as: 'data', name: 'new_field' });
    expect(fieldsOf({ kind: 'dance', steps: [] })).toEqual([{ as: 'data', name: 'steps' }]);
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  });
});
