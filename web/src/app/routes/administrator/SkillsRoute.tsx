import { skills } from '~/features/routing/setup/skills';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What agents can be good at. */
export function SkillsRoute() {
  return <SettingsFrame word="kinds.skills" may="settings.read"><SetupPage kind={skills} /></SettingsFrame>;
}
