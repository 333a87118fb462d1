import { AuditPage } from '~/features/audit/components/AuditPage';
import { SettingsFrame } from './SettingsFrame';

/** Who changed what. */
export function AuditRoute() {
  return <SettingsFrame word="audit.title" may="audit.read"><AuditPage /></SettingsFrame>;
}
