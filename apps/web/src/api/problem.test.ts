import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { loadWords } from '../testing/translate.ts';
import { describeProblem } from '../ui/problem-notice.tsx';
import { ApiError, toApiError } from './problem.ts';
import { isWorthRetrying } from './query-client.ts';

describe('failed answers', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });

  it('keep title, detail and error id of problem+json', () => {
    const error = toApiError(
      500,
      JSON.stringify({ type: 'about:blank', title: 'Lỗi máy chủ', status: 500, detail: 'Hết đĩa', errorId: 'e-1' }),
    );
    expect(error.kind).toBe('problem');
    expect(describeProblem(t, error)).toEqual({ title: 'Lỗi máy chủ', detail: 'Hết đĩa', errorId: 'e-1' });
  });

  it.each(['<html>Bad gateway</html>', '', 'null', '{"error":"x"}', '{"title":7}'])('are called unreadable when the body is %j', (body) => {
    const error = toApiError(502, body);
    expect(error.problem).toBeNull();
    expect(describeProblem(t, error)).toEqual({ title: 'Máy chủ trả lời không đúng khuôn dạng', detail: 'HTTP 502', errorId: null });
  });

  it('are told from having no network', () => {
    expect(describeProblem(t, new ApiError('network', 0, null)).title).toBe('Không kết nối được máy chủ');
  });

  it('show nothing of an unexpected error', () => {
    expect(describeProblem(t, new TypeError('x is not a function')).title).toBe('Không hiển thị được phần này');
  });
});

it('tries again only what may pass: no network and a gateway, never a refusal', () => {
  expect(isWorthRetrying(0, new ApiError('network', 0, null))).toBe(true);
  expect(isWorthRetrying(0, toApiError(503, ''))).toBe(true);
  expect(isWorthRetrying(2, toApiError(503, ''))).toBe(false);
  expect(isWorthRetrying(0, toApiError(401, ''))).toBe(false);
  expect(isWorthRetrying(0, toApiError(500, ''))).toBe(false);
});
