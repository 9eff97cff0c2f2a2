/** The demo's API as a program calls it, with or without the session that the browser signed in. */
export class Api {
  constructor(address, cookies = []) {
    this.address = address;
    this.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  call(path, method = 'GET', body) {
    const headers = { origin: this.address, ...(this.cookie !== '' && { cookie: this.cookie }) };
    return fetch(this.address + path, { method, headers, ...(body !== undefined && { body }) });
  }

  async read(path) {
    const answer = await this.call(path);
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
    return answer.json();
  }

  adoption(query = '') {
    return this.read(`/api/v1/adoption${query}`);
  }

  ingest() {
    return this.read('/api/v1/ingest');
  }

  /** Every operation under /api/v1 that the program documents, path parameters filled in. */
  async operations() {
    const { paths } = await this.read('/api/openapi.json');
    return Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/v1/'))
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => ({ path: path.replaceAll(/\{\w+\}/g, 'x'), method: method.toUpperCase() })),
      );
  }
}
