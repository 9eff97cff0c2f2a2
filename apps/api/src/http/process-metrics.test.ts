import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProcessMetrics } from './process-metrics.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

/** Lines of the log about an answer that took so long. */
function linesAfter(tookMs: number, type = 'application/json'): string[] {
  const said: string[] = [];
  jest.spyOn(Logger.prototype, 'debug').mockImplementation((message: unknown) => void said.push(String(message)));
  const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  const path = '/api/v1/directory/officials/7';
  // Of express only what is asked for here.
  const request = {
    method: 'GET',
    path,
    originalUrl: `${path}?q=an`,
    route: { path: '/api/v1/directory/officials/:id' },
  } as unknown as Request;
  const response = Object.assign(new EventEmitter(), {
    statusCode: 200,
    getHeader: () => type,
    get: () => 'abc-12345',
  }) as unknown as Response;
  new ProcessMetrics().measure(request, response, () => undefined);
  clock.mockReturnValue(1_000 + tookMs);
  response.emit('close');
  return said;
}

describe('slow answers', () => {
  it('are told by the pattern of their route, never by the address as it was asked for', () => {
    expect(linesAfter(812)).toEqual(['slow: GET /api/v1/directory/officials/:id 200 in 812 ms, requestId=abc-12345']);
  });

  it('are no fast ones, and no streams', () => {
    expect([linesAfter(499), linesAfter(60_000, 'text/event-stream')]).toEqual([[], []]);
  });
});
