import { IconArrowBack } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const goBack: NodeKind = { name: 'return', icon: IconArrowBack, group: 'lead', fields: [] };
