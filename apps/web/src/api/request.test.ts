import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { request } from './request.ts';

const fakeFetch = jest.fn<(path: string, init: RequestInit) => Promise<{ ok: boolean; status: number; text(): Promise<string> }>>();
const answer = (status: number, body: string) => ({ ok: status < 400, status, text: async () => body });
const original = globalThis.fetch;

beforeEach(() => {
  globalThis.fetch = fakeFetch as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = original;
  fakeFetch.mockReset();
});

it('asks in the language of the page, with the session cookie', async () => {
  document.documentElement.lang = 'en';
  fakeFetch.mockResolvedValue(answer(200, '{"a":1}'));
  await expect(request('/api/v1/x')).resolves.toEqual({ a: 1 });
  const [, init] = fakeFetch.mock.calls[0]!;
  expect(init).toMatchObject({ method: 'GET', credentials: 'same-origin', headers: { 'accept-language': 'en' }, body: null });
});

it('sends JSON', async () => {
  fakeFetch.mockResolvedValue(answer(201, '{}'));
  await request('/api/v1/session', { method: 'POST', body: { username: 'a' } });
  const [, init] = fakeFetch.mock.calls[0]!;
  expect(init).toMatchObject({ body: '{"username":"a"}', headers: { 'content-type': 'application/json' } });
});

it('gives null for an empty answer', async () => {
  fakeFetch.mockResolvedValue(answer(204, ''));
  await expect(request('/api/v1/session', { method: 'DELETE' })).resolves.toBeNull();
});

it('rejects with the problem of the server', async () => {
  fakeFetch.mockResolvedValue(answer(401, '{"type":"x","title":"Chưa đăng nhập","status":401}'));
  await expect(request('/api/v1/x')).rejects.toMatchObject({ kind: 'problem', status: 401, isUnauthorised: true });
});

it('rejects as network when no answer came, and as unreadable when it is no JSON', async () => {
  fakeFetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(request('/api/v1/x')).rejects.toMatchObject({ kind: 'network', status: 0 });
  fakeFetch.mockResolvedValueOnce(answer(200, '<html>'));
  await expect(request('/api/v1/x')).rejects.toMatchObject({ kind: 'unreadable' });
});
