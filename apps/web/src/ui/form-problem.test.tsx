import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { ApiError, faultAt, toApiError } from '../api/problem.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords, turnTo } from '../testing/translate.ts';
import { FormProblem } from './form-problem.tsx';

beforeEach(loadWords);
afterEach(() => {
  cleanup();
  document.documentElement.lang = 'vi';
});

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

it('a refusal that stands on the page follows its language, in the notice and at the field', async () => {
  const ofField = (title: string, detail: string, message: string): object => ({ title, detail, errors: [{ path: 'text', message }] });
  const vi = ofField('Không hợp lệ', 'Hãy xem lại.', 'dài quá');
  const words = { vi, en: ofField('Not valid', 'Look again.', 'too long') };
  const error = toApiError(400, JSON.stringify({ type: 'urn:nhip-thu:problem:invalid-input', status: 400, ...vi, words }));
  function Page() {
    useTranslation();
    return (
      <>
        <FormProblem error={error} fields={[]} />
        <p>{faultAt(error, 'text')}</p>
      </>
    );
  }
  renderAt('/', <Page />);
  expect(screen.getByRole('alert').textContent).toBe('Không hợp lệHãy xem lại.');
  await act(() => turnTo('en'));
  expect(screen.getByRole('alert').textContent).toBe('Not validLook again.');
  expect(screen.getByText('too long')).toBeTruthy();
});
