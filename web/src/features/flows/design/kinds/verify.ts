import { IconShieldCheck } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const verify: NodeKind = {
  name: 'verify', icon: IconShieldCheck, group: 'know', gist: 'proof',
  fields: [
    { as: 'select', name: 'by', values: ['pin', 'birth_date', 'code'], usual: null }, { as: 'text', name: 'proof', ltr: true, max: 40 }, { as: 'text', name: 'number', usual: '', ltr: true, max: 40 },
    { as: 'way', name: 'verified' }, { as: 'way', name: 'failed' }, { as: 'way', name: 'locked' }, { as: 'way', name: 'unknown' },
  ],
};
