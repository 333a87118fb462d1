import { ProofPage } from '~/features/analytics/components/ProofPage';
import { SettingsFrame } from './SettingsFrame';

/** Whether figures are what the stories tell. */
export function ProofRoute() {
  return <SettingsFrame word="proof.title" may="figures.reconcile"><ProofPage /></SettingsFrame>;
}
