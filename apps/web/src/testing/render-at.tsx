import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, useLocation } from 'react-router';
import { createQueryClient } from '../api/query-client.ts';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { theme } from '../app/theme.ts';
import { forgetAsked } from '../app/use-latest-params.ts';
import { LeaveGuardProvider } from '../ui/leave-guard.tsx';

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** Draws a page as the app does, at an address that matches `path`; the current address stands in `data-testid="address"`. */
export function renderAt(address: string, page: ReactNode, path = '*'): void {
  const whole = (
    <>
      <AnnouncerProvider>
        <LeaveGuardProvider onStay={forgetAsked}>{page}</LeaveGuardProvider>
      </AnnouncerProvider>
      <Address />
    </>
  );
  render(
    <MantineProvider env="test" theme={theme}>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createMemoryRouter([{ path, element: whole }], { initialEntries: [address] })} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
