import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { findDatabaseProblem } from './database-problem.ts';

const failed = (message: string, code: string): Error =>
  new QueryFailedError('select 1', [], Object.assign(new Error(message), { code, severity: 'ERROR' }));

describe('a fault of the database', () => {
  it.each([
    ['a full disk', '53100', [507, 'database-full', undefined]],
    ['a statement that was ended', '57014', [504, 'database-too-slow', undefined]],
    ['a server that ends', '57P01', [503, 'database-unavailable', '5']],
  ] as const)('%s is told as what it is, however it is wrapped', (_name, code, [status, kind, retryAfter]) => {
    for (const error of [failed('no', code), new Error('counting failed', { cause: failed('no', code) })]) {
      const problem = findDatabaseProblem(error);
      expect([problem?.kind.status, problem?.kind.code, problem?.headers['Retry-After']]).toEqual([status, kind, retryAfter]);
      expect(problem?.detail?.vi).not.toBe('');
    }
  });

  it('of the query, of ours, or of a disk that is not its own is none of these', () => {
    const errors = [
      failed('syntax error', '42601'),
      new TypeError('x is not a function'),
      Object.assign(new Error('full'), { code: 'ENOSPC' }),
    ];
    for (const error of errors) expect(findDatabaseProblem(error)).toBeNull();
  });
});
