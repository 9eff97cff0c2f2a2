import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { CliIo } from './cli-io.ts';
import { startProgress } from './progress.ts';

function terminal(isColoured: boolean): { io: CliIo; read: () => string } {
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80, cursorTo: () => true, clearLine: () => true });
  const chunks: string[] = [];
  stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const { signal } = new AbortController();
  const io = {
    language: 'vi' as const,
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr,
    isWatched: true,
    hasColours: isColoured,
    signal,
    now: () => 0,
  };
  return { io, read: () => chunks.join('') };
}

describe('startProgress', () => {
  it.each([true, false])('draws a bar with its label when somebody watches; colours only where wanted: %s', (isColoured) => {
    const { io, read } = terminal(isColoured);
    const progress = startProgress(io, true, '{bar} {percentage}% {label}');
    progress.update(50, 200, 'đang nhận mail.log');
    progress.stop();
    expect(read()).toContain('25% đang nhận mail.log');
    // Colour is ESC [ 36 m; the cursor is hidden by other sequences, which are no colour.
    expect(read().includes('[36m')).toBe(isColoured);
  });

  it('draws a full bar when there is nothing to do', () => {
    const { io, read } = terminal(false);
    const progress = startProgress(io, true, '{bar} {percentage}% {label}');
    progress.update(0, 0, 'x');
    progress.stop();
    expect(read()).toContain('100% x');
  });
});
