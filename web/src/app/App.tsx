import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { BrowserRouter, useLocation, useRoutes } from 'react-router';
import { Announcer } from '~/design/Announcer';
import { cssVariables, theme } from '~/design/theme';
import { Toasts } from '~/design/Toast';
import { Problem } from '~/http/request';
import { pages } from './router';
import { Stumbling } from './Stumbling';

/** Refusals are answers: only a server that did not answer is asked again. */
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: (count, error) => count < 3 && !(error instanceof Problem && error.status >= 400 && error.status < 500) } },
});

function Pages() {
  return <Stumbling at={useLocation().pathname}><Suspense>{useRoutes(pages)}</Suspense></Stumbling>;
}

/** Everything that stands around the pages. */
export function App() {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <BrowserRouter><Pages /></BrowserRouter>
          <Announcer />
          <Toasts />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
