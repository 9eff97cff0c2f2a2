// A mail server that hands its log over in slices, as its token allows, and waits whenever it is told to.
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const TRIES = 60;

/** Every slice is sent until it was taken in; how often it was told to wait is counted. */
export class LogFeeder {
  /** Answers 429 (too many at a time) and 503 (not just now), and those of both without a `Retry-After`. */
  turnedAway = 0;
  unavailable = 0;
  silent = 0;
  lines = 0;
  #number = 0;

  /**
   * @param {string} address
   * @param {string} origin
   * @param {string} token
   */
  constructor(address, origin, token) {
    this.address = address;
    this.origin = origin;
    this.token = token;
  }

  /** @param {Buffer} slice whole lines */
  async send(slice) {
    this.#number += 1;
    const url = `${this.address}/api/v1/origins/${this.origin}/segments?name=slice-${this.#number}.log`;
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/octet-stream' };
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const answer = await fetch(url, { method: 'PUT', headers, body: slice });
      const text = await answer.text();
      if (answer.ok) {
        this.lines += countLines(slice);
        return;
      }
      if (answer.status !== 429 && answer.status !== 503) throw new Error(`a slice was answered ${answer.status}: ${text}`);
      if (answer.status === 429) this.turnedAway += 1;
      else this.unavailable += 1;
      const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
      if (Number.isNaN(wait)) this.silent += 1;
      await delay((wait || 1) * 1000);
    }
    throw new Error(`a slice was turned away ${TRIES} times`);
  }

  /**
   * Hands slices over at a steady rate until the signal fires or there are none left.
   * @param {AsyncIterator<Buffer>} slices
   * @param {number} everyMs
   * @param {AbortSignal} signal
   * @returns seconds it took, and whether slices were left
   */
  async sendSteadily(slices, everyMs, signal) {
    const started = performance.now();
    for (let due = 0; !signal.aborted; due += everyMs) {
      const { done, value } = await slices.next();
      if (done === true) return { seconds: (performance.now() - started) / 1000, isWhole: false };
      await this.send(value);
      await delay(Math.max(0, started + due + everyMs - performance.now()));
    }
    return { seconds: (performance.now() - started) / 1000, isWhole: true };
  }
}

/**
 * Whole lines of about so many bytes.
 * @param {string} path of a log of any size
 * @param {() => number} bytes asked before each slice
 * @returns {AsyncGenerator<Buffer, undefined>}
 */
export async function* cutSlices(path, bytes) {
  const log = await open(path);
  try {
    const { size } = await log.stat();
    for (let from = 0; from < size;) {
      const { buffer } = await log.read({ buffer: Buffer.alloc(Math.min(Math.ceil(bytes()), size - from)), position: from });
      const slice = from + buffer.length < size ? buffer.subarray(0, buffer.lastIndexOf(10) + 1) : buffer;
      yield slice;
      from += slice.length;
    }
    return undefined;
  } finally {
    await log.close();
  }
}

/** @param {Buffer} slice */
function countLines(slice) {
  let count = 0;
  for (let at = slice.indexOf(10); at >= 0; at = slice.indexOf(10, at + 1)) count += 1;
  return count;
}
