import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ProblemException } from '../http/problem.ts';
import { tellRefusal } from './tell-refusal.ts';

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  for (const level of ['log', 'debug'] as const)
    jest.spyOn(Logger.prototype, level).mockImplementation((message: unknown) => void said.push(`${level} ${String(message)}`));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const refusal = (code: string): ProblemException => new ProblemException({ code, status: 401, title: { vi: 'an', en: 'an' } });

describe('a refusal in the log', () => {
  it('is the code alone, and goes on to whoever asked', async () => {
    const error = refusal('sign-in-failed');
    await expect(tellRefusal(Promise.reject(error))).rejects.toBe(error);
    expect(said).toEqual(['log sign-in refused: sign-in-failed']);
  });

  it('is no refusal yet where the code of the second factor is still to come', async () => {
    await expect(tellRefusal(Promise.reject(refusal('second-factor-needed')))).rejects.toThrow('an');
    expect(said).toEqual(['debug sign-in refused: second-factor-needed']);
  });

  it('is told neither of who is let in nor of a fault', async () => {
    await expect(tellRefusal(Promise.resolve(7))).resolves.toBe(7);
    await expect(tellRefusal(Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(said).toEqual([]);
  });
});
