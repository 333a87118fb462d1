import { IconSpeakerphone } from '@tabler/icons-react';
import type { NodeKind } from './kind';

export const emergencyMessage: NodeKind = { name: 'emergency_message', icon: IconSpeakerphone, group: 'talk', fields: [{ as: 'way', name: 'next' }] };
