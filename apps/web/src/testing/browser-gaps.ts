import { configure } from '@testing-library/react';
import { setImmediate } from 'node:timers';
import { TextDecoder, TextEncoder } from 'node:util';

// What jsdom lacks of a browser, put in place before the tests of the web app load. Every media query answers no, as on a wide light screen.
Object.assign(globalThis, { TextDecoder, TextEncoder });

window.matchMedia = (media) => ({
  ...{ media, matches: false, onchange: null, addListener: () => undefined, removeListener: () => undefined },
  ...{ addEventListener: () => undefined, removeEventListener: () => undefined, dispatchEvent: () => false },
});

globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

// jsdom lays nothing out; a chart draws nothing in a box without size.
HTMLElement.prototype.getBoundingClientRect = () => DOMRect.fromRect({ width: 800, height: 300 });

// React passes its turn on by a message to itself.
class OwnChannel {
  readonly port1: { onmessage: (() => void) | null } = { onmessage: null };
  readonly port2 = { postMessage: (): void => void setImmediate(() => this.port1.onmessage?.()) };
}
Object.assign(globalThis, { MessageChannel: OwnChannel });

// Nothing is scrolled either.
Element.prototype.scrollIntoView = () => undefined;

// The router makes a request of every step; of it only address and signal are read.
class StepRequest {
  readonly signal: AbortSignal | null;
  readonly method = 'GET';
  constructor(
    readonly url: string,
    init: RequestInit = {},
  ) {
    this.signal = init.signal ?? null;
  }
}
Object.assign(globalThis, { Request: StepRequest });

// jsdom loads no fonts; a text field that grows with its text waits for them.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

// jsdom draws no dialogue over the page.
HTMLDialogElement.prototype.showModal = function showModal(): void {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(): void {
  this.open = false;
};

// A test waits for what must come, however slow the machine is; none measures time.
configure({ asyncUtilTimeout: 10_000 });
