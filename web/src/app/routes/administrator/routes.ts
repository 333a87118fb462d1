import type { RouteObject } from 'react-router';

/** The pages of settings; each is loaded when somebody goes there. */
export const settingsRoutes: RouteObject[] = [
  { path: 'settings', lazy: async () => ({ Component: (await import('./OverviewRoute')).OverviewRoute }) },
  { path: 'queues', lazy: async () => ({ Component: (await import('./QueuesRoute')).QueuesRoute }) },
  { path: 'agents', lazy: async () => ({ Component: (await import('./AgentsRoute')).AgentsRoute }) },
  { path: 'agents/matrix', lazy: async () => ({ Component: (await import('./MatrixRoute')).MatrixRoute }) },
  { path: 'skills', lazy: async () => ({ Component: (await import('./SkillsRoute')).SkillsRoute }) },
  { path: 'numbers', lazy: async () => ({ Component: (await import('./NumbersRoute')).NumbersRoute }) },
  { path: 'flows', lazy: async () => ({ Component: (await import('./FlowsRoute')).FlowsRoute }) },
  { path: 'prompts', lazy: async () => ({ Component: (await import('./PromptsRoute')).PromptsRoute }) },
  { path: 'settings/treatments', lazy: async () => ({ Component: (await import('./TreatmentsRoute')).TreatmentsRoute }) },
  { path: 'calendars', lazy: async () => ({ Component: (await import('./CalendarsRoute')).CalendarsRoute }) },
  { path: 'settings/users', lazy: async () => ({ Component: (await import('./UsersRoute')).UsersRoute }) },
  { path: 'settings/roles', lazy: async () => ({ Component: (await import('./RolesRoute')).RolesRoute }) },
  { path: 'settings/extensions', lazy: async () => ({ Component: (await import('./ExtensionsRoute')).ExtensionsRoute }) },
  { path: 'settings/ring-groups', lazy: async () => ({ Component: (await import('./RingGroupsRoute')).RingGroupsRoute }) },
  { path: 'settings/trunks', lazy: async () => ({ Component: (await import('./TrunksRoute')).TrunksRoute }) },
  { path: 'settings/dispositions', lazy: async () => ({ Component: (await import('./ChoicesRoutes')).DispositionsRoute }) },
  { path: 'settings/reasons', lazy: async () => ({ Component: (await import('./ChoicesRoutes')).ReasonsRoute }) },
  { path: 'settings/seats', lazy: async () => ({ Component: (await import('./SeatsRoute')).SeatsRoute }) },
  { path: 'settings/retention', lazy: async () => ({ Component: (await import('./RetentionRoute')).RetentionRoute }) },
  { path: 'privacy', lazy: async () => ({ Component: (await import('./PrivacyRoute')).PrivacyRoute }) },
  { path: 'settings/file', lazy: async () => ({ Component: (await import('./FileRoute')).FileRoute }) },
  { path: 'settings/proof', lazy: async () => ({ Component: (await import('./ProofRoute')).ProofRoute }) },
  { path: 'design', lazy: async () => ({ Component: (await import('./DesignRoute')).DesignRoute }) },
  { path: 'security/audit', lazy: async () => ({ Component: (await import('./AuditRoute')).AuditRoute }) },
];
