import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { allTexts } from '~/texts/language';
import { settingsRoutes } from './routes/administrator/routes';
import { DeskPage } from './routes/agent/DeskPage';
import { NotFoundPage, StumbledPage } from './routes/shared/TroublePages';
import { Shell } from './shell/Shell';
import { StartPage } from './shell/StartPage';
import { Gate } from './shell/Gate';

/** All pages but the desk wait for the words of all pages: the desk alone loads only its own. */
function withAllTexts(routes: RouteObject[]): RouteObject[] {
  return routes.map((route) => {
    const { lazy, children } = route;
    if (typeof lazy === 'function') return { ...route, lazy: async () => (await Promise.all([lazy(), allTexts()]))[0] };
    return children ? { ...route, children: withAllTexts(children) } : route;
  });
}

export const router = createBrowserRouter(withAllTexts([
  { path: '/wall/:id?', errorElement: <StumbledPage />, lazy: async () => ({ Component: (await import('./routes/supervisor/WallPage')).WallPage }) },
  { path: '/sign-in', errorElement: <StumbledPage />, lazy: async () => ({ Component: (await import('./routes/shared/SignInPage')).SignInPage }) },
  { path: '/welcome', errorElement: <StumbledPage />, lazy: async () => ({ Component: (await import('./routes/welcome/WelcomePage')).WelcomePage }) },
  {
    path: '/',
    element: <Gate><Shell /></Gate>,
    errorElement: <StumbledPage />,
    children: [
      { index: true, element: <StartPage /> },
      { path: 'desk', element: <DeskPage /> },
      { path: 'board', lazy: async () => ({ Component: (await import('./routes/supervisor/BoardPage')).BoardPage }) },
      { path: 'voicemail', lazy: async () => ({ Component: (await import('./routes/shared/VoicemailPage')).VoicemailPage }) },
      { path: 'contacts', lazy: async () => ({ Component: (await import('./routes/shared/ContactsPage')).ContactsPage }) },
      { path: 'contacts/:id', lazy: async () => ({ Component: (await import('./routes/shared/StoryPage')).StoryPage }) },
      { path: 'contacts/:id/decisions', lazy: async () => ({ Component: (await import('./routes/shared/DecisionsPage')).DecisionsPage }) },
      { path: 'figures', element: <Navigate to="/figures/queues" replace /> },
      { path: 'figures/definitions', lazy: async () => ({ Component: (await import('./routes/shared/DefinitionsPage')).DefinitionsPage }) },
      { path: 'figures/:cut', lazy: async () => ({ Component: (await import('./routes/shared/FiguresPage')).FiguresPage }) },
      { path: 'me/account/:part?', lazy: async () => ({ Component: (await import('./routes/shared/AccountPage')).AccountPage }) },
      { path: 'me/results', lazy: async () => ({ Component: (await import('./routes/agent/ResultsPage')).ResultsPage }) },
      { path: 'settings/phone', lazy: async () => ({ Component: (await import('./routes/agent/PhonePage')).PhonePage }) },
      ...settingsRoutes,
      { path: 'welcome/:step', lazy: async () => ({ Component: (await import('./routes/welcome/StepsPage')).StepsPage }) },
      { path: 'waiting', lazy: async () => ({ Component: (await import('./routes/shared/WaitingPage')).WaitingPage }) },
      { path: 'directory', lazy: async () => ({ Component: (await import('./routes/shared/DirectoryPage')).DirectoryPage }) },
      { path: 'call-backs', lazy: async () => ({ Component: (await import('./routes/shared/CallBacksPage')).CallBacksPage }) },
      { path: 'customers', lazy: async () => ({ Component: (await import('./routes/shared/CustomersPage')).CustomersPage }) },
      { path: 'customers/import', lazy: async () => ({ Component: (await import('./routes/shared/ImportPage')).ImportPage }) },
      { path: 'customers/merge', lazy: async () => ({ Component: (await import('./routes/shared/MergePage')).MergePage }) },
      { path: 'customers/:id', lazy: async () => ({ Component: (await import('./routes/shared/CustomerPage')).CustomerPage }) },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]));
