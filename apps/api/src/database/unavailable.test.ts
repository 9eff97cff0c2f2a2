import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { isDatabaseUnavailable } from './unavailable.ts';

const coded = (message: string, more: object): Error => Object.assign(new Error(message), more);
const failed = (cause: Error): Error => new QueryFailedError('select 1', [], cause);

describe('isDatabaseUnavailable', () => {
  it.each([
    ['a refused connection', coded('connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED', syscall: 'connect' })],
    ['a refused connection to every address', new AggregateError([coded('no', { code: 'ECONNREFUSED', syscall: 'connect' })])],
    ['a query whose connection was cut', failed(coded('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }))],
    ['a query whose server went away', failed(new Error('Connection terminated unexpectedly'))],
    ['a server that is starting', coded('the database system is starting up', { code: '57P03', severity: 'FATAL' })],
    ['a server that ends', failed(coded('terminating connection', { code: '57P01', severity: 'FATAL' }))],
    ['any of these as the cause of something else', new Error('counting failed', { cause: new Error('Connection terminated') })],
  ])('%s is a database that is away', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a fault of the query', failed(coded('syntax error', { code: '42601', severity: 'ERROR' }))],
    ['a broken rule', failed(coded('duplicate key', { code: '23505', severity: 'ERROR' }))],
    ['a client that hung up in mid upload', coded('aborted', { code: 'ECONNRESET' })],
    ['a defect of ours', new TypeError('x is not a function')],
    ['something that is no error', 'ECONNREFUSED'],
  ])('%s is not', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
