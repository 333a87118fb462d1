import { lazy, type ComponentType, type ReactNode } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { allTexts } from '~/texts/language';
import { settingsRoutes } from './routes/administrator/routes';
import { DeskPage } from './routes/agent/DeskPage';
import { NotFoundPage } from './routes/shared/TroublePages';
import { Shell } from './shell/Shell';
import { StartPage } from './shell/StartPage';
import { Gate } from './shell/Gate';

/** A page: loaded when somebody goes there, or there from the start. */
export interface PageRoute {
  path?: string;
  index?: true;
  element?: ReactNode;
  children?: PageRoute[];
  lazy?: () => Promise<{ Component: ComponentType }>;
}

/** All pages but the desk wait for the words of all pages: the desk alone loads only its own. */
function later(load: () => Promise<{ Component: ComponentType }>): ReactNode {
  const Page = lazy(async () => ({ default: (await Promise.all([load(), allTexts()]))[0].Component }));
  return <Page />;
}

function drawn(routes: PageRoute[]): RouteObject[] {
  return routes.map(({ path, index, element, children, lazy: load }) => {
    const page = load ? later(load) : element;
    return index ? { index, element: page } : { path, element: page, children: children && drawn(children) };
  });
}

export const pages = drawn([
  { path: '/wall/:id?', lazy: async () => ({ Component: (await import('./routes/supervisor/WallPage')).WallPage }) },
  { path: '/sign-in', lazy: async () => ({ Component: (await import('./routes/shared/SignInPage')).SignInPage }) },
  { path: '/welcome', lazy: async () => ({ Component: (await import('./routes/welcome/WelcomePage')).WelcomePage }) },
  {
    path: '/',
    element: <Gate><Shell /></Gate>,
   
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
      { path: 'figures/hold-menus', lazy: async () => ({ Component: (await import('./routes/shared/HoldMenusPage')).HoldMenusPage }) },
      { path: 'figures/ivr', lazy: async () => ({ Component: (await import('./routes/shared/IvrPage')).IvrPage }) },
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
]);
