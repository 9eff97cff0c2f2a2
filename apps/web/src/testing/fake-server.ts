interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** Stands at the edge: answers `fetch` by path, and remembers what was asked. */
export class FakeServer {
  readonly asked: string[] = [];

  constructor(private answers: Record<string, (params: URLSearchParams) => Answer>) {
    globalThis.fetch = (input) => this.answer(typeof input === 'string' ? input : '');
  }

  /** Changes what is answered from now on. */
  set(path: string, answer: (params: URLSearchParams) => Answer): void {
    this.answers = { ...this.answers, [path]: answer };
  }

  private async answer(address: string): Promise<Response> {
    this.asked.push(address);
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    const { status = 200, body } = this.answers[pathname]?.(searchParams) ?? { status: 404, body: { title: 'Không có' } };
    // jsdom has no Response; these are the members that the fetch layer reads.
    return { ok: status < 400, status, text: async () => JSON.stringify(body) } as Response;
  }
}
