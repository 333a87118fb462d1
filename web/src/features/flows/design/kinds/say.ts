import { IconVolume } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const say: NodeKind = {
  name: 'say', icon: IconVolume, group: 'talk',
  fields: [{ as: 'prompt', name: 'parts', needed: true }, { as: 'way', name: 'next' }, { as: 'switch', name: 'barge_in', usual: true }],
};
