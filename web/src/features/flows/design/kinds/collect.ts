import { IconHash } from '@tabler/icons-react';
import type { FlowNode } from '../model/document';
import type { NodeKind } from './kind';

/** What amounts can be read aloud in. */
const currencies: [string, ...string[]] = ['eur', 'usd', 'gbp', 'dkk', 'ron', 'cny'];
const takes = (...kinds: string[]) => (node: FlowNode) => kinds.includes(String(node.takes ?? 'digits'));

export const collect: NodeKind = {
  name: 'collect', icon: IconHash, group: 'talk', gist: 'variable',
  fields: [
    { as: 'prompt', name: 'prompt', needed: true }, { as: 'text', name: 'variable', ltr: true, max: 40 }, { as: 'select', name: 'takes', values: ['digits', 'amount', 'date', 'time'], usual: 'digits' },
    { as: 'number', name: 'digits_min', usual: 1, shown: takes('digits') }, { as: 'number', name: 'digits_max', usual: 12, shown: takes('digits', 'amount') },
    { as: 'select', name: 'order', values: ['', 'dmy', 'mdy', 'ymd'], usual: '', shown: takes('date') },
    { as: 'text', name: 'at_least', usual: '', ltr: true, max: 60, shown: takes('amount', 'date', 'time') }, { as: 'text', name: 'at_most', usual: '', ltr: true, max: 60, shown: takes('amount', 'date', 'time') },
    { as: 'switch', name: 'secret', usual: false }, { as: 'switch', name: 'by_speech', usual: false, shown: (node) => !takes('time')(node) && !node.secret }, { as: 'switch', name: 'read_back', usual: false, shown: (node) => !node.secret },
    { as: 'select', name: 'currency', values: currencies, usual: 'eur', shown: (node) => takes('amount')(node) && Boolean(node.read_back || node.by_speech) }, { as: 'prompt', name: 'read_back_prompt', shown: (node) => Boolean(node.read_back || node.by_speech) },
    { as: 'way', name: 'next' }, { as: 'way', name: 'on_fail' }, { as: 'way', name: 'on_silence', optional: true },
    { as: 'select', name: 'terminator', values: ['#', '*', ''], usual: '#' }, { as: 'number', name: 'timeout_seconds', usual: 7, unit: 's' }, { as: 'number', name: 'pause_seconds', usual: 3, unit: 's' },
    { as: 'number', name: 'tries_max', usual: 3 }, { as: 'switch', name: 'barge_in', usual: true }, { as: 'prompt', name: 'on_timeout' }, { as: 'prompt', name: 'on_wrong' },
  ],
};
