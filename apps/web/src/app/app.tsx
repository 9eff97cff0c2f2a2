import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { askEarly } from '../api/ask-early.ts';
import { createQueryClient } from '../api/query-client.ts';
import { readStyleNonce } from './csp-nonce.ts';
import { createRouter } from './router.tsx';
import { resolveCssVariables, theme } from './theme.ts';

const queryClient = createQueryClient();
void askEarly(queryClient);
const router = createRouter();

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveCssVariables} getStyleNonce={readStyleNonce}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
