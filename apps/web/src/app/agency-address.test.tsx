import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { renderAt } from '../testing/render-at.tsx';
import { AgencyAddress } from './agency-address.tsx';

afterEach(cleanup);

it.each([
  ['/co-quan/SYT', '/co-quan/syt'],
  ['/co-quan/Syt?ky=bc-2026-07&tab=nhip', '/co-quan/syt?ky=bc-2026-07&tab=nhip'],
  ['/co-quan/SYT/danh-sach', '/co-quan/syt/danh-sach'],
  ['/co-quan/syt', '/co-quan/syt'],
])('%s leads to %s', async (typed, shown) => {
  renderAt(
    typed,
    <Routes>
      <Route element={<AgencyAddress />}>
        <Route path="/co-quan/:ma" element={<p>agency</p>} />
        <Route path="/co-quan/:ma/danh-sach" element={<p>agency</p>} />
      </Route>
    </Routes>,
  );
  await screen.findByText('agency');
  expect(screen.getByTestId('address').textContent).toBe(shown);
});
