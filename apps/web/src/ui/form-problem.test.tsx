import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { ApiError } from '../api/problem.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { FormProblem } from './form-problem.tsx';

beforeEach(loadWords);
afterEach(cleanup);

const faultsAt = (...paths: readonly string[]): ApiError =>
  new ApiError('problem', 400, {
    ...{ type: 'urn:nhip-thu:problem:invalid-input', title: 'Không hợp lệ', status: 400 },
    errors: paths.map((path) => ({ path, message: 'dài quá' })),
  });

it('says nothing that is said at the fields', () => {
  renderAt('/', <FormProblem error={faultsAt('text', 'on')} fields={['text', 'on']} />);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says what no field says: a fault of something else, and one of nothing that was sent', () => {
  renderAt('/', <FormProblem error={faultsAt('text', 'on')} fields={['text']} />);
  expect(screen.getByRole('alert').textContent).toBe('Không hợp lệ');
  cleanup();
  renderAt('/', <FormProblem error={faultsAt()} fields={['text']} />);
  expect(screen.getByRole('alert').textContent).toBe('Không hợp lệ');
});
