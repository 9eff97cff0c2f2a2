interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** Stands at the edge: answers `fetch` by path, and remembers what was asked. */
export class FakeServer {
  readonly asked: string[] = [];
  /** What was sent, by method and address: JSON read again, a file as it is. */
  readonly sent: { readonly to: string; readonly body: unknown }[] = [];

  constructor(private answers: Record<string, (params: URLSearchParams) => Answer>) {
    globalThis.fetch = (input, init) => {
      const address = typeof input === 'string' ? input : '';
      this.note(address, init);
      return this.answer(address);
    };
  }

  /** Changes what is answered from now on. */
  set(path: string, answer: (params: URLSearchParams) => Answer): void {
    this.answers = { ...this.answers, [path]: answer };
  }

  private note(address: string, { method = 'GET', body }: RequestInit = {}): void {
    if (method !== 'GET') this.sent.push({ to: `${method} ${address}`, body: typeof body === 'string' ? JSON.parse(body) : body });
  }

  private async answer(address: string): Promise<Response> {
    this.asked.push(address);
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    const { status = 200, body } = this.answers[pathname]?.(searchParams) ?? { status: 404, body: { title: 'Không có' } };
    // jsdom has no Response; these are the members that the fetch layer reads.
    return { ok: status < 400, status, text: async () => JSON.stringify(body) } as Response;
  }
}
