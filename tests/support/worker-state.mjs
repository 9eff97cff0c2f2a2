/** What Jest keeps about the test file that runs. */
const OF_ONE_FILE = /^(?:JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY|RETRY_\w+)$/;
/** Coverage, and what libraries, which stay, keep under such names. */
const STAYS = /^__/;

/** How a realm stood before its first test file, so that each of the next finds it so: global names, environment variables, functions of the process. */
export class WorkerState {
  /** @param {any} global as code of the realm sees it */
  constructor(global) {
    this.global = global;
    this.names = new Set(Object.getOwnPropertyNames(global));
    const { process } = global;
    this.variables = { ...process.env };
    /** Jest puts functions of its own over some of them, each around the last. */
    this.functions = Object.entries(process).filter(([, value]) => typeof value === 'function');
  }

  restore() {
    const { global } = this;
    const { process } = global;
    for (const symbol of Object.getOwnPropertySymbols(global))
      if (OF_ONE_FILE.test(symbol.description ?? '')) Reflect.deleteProperty(global, symbol);
    for (const name of Object.getOwnPropertyNames(global))
      if (!this.names.has(name) && !STAYS.test(name)) Reflect.deleteProperty(global, name);
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    for (const [name, value] of this.functions) if (process[name] !== value) process[name] = value;
  }
}
