/** What Jest keeps about the test file that runs. */
const OF_ONE_FILE = /^(?:JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY|RETRY_\w+)$/;

/** How a realm stood before its first test file, so that the next ones find it so: what Jest keeps of a file, environment variables, functions of the process. */
export class WorkerState {
  /** @param {any} global */
  constructor(global) {
    this.global = global;
    const { process } = global;
    this.variables = { ...process.env };
    /** Jest puts functions of its own over some of them, each around the last. */
    this.functions = Object.entries(process).filter(([, value]) => typeof value === 'function');
  }

  restore() {
    const { global } = this;
    const { process } = global;
    // Other names stay: libraries that are kept keep what they know there, TypeORM all entities.
    for (const symbol of Object.getOwnPropertySymbols(global))
      if (OF_ONE_FILE.test(symbol.description ?? '')) Reflect.deleteProperty(global, symbol);
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    for (const [name, value] of this.functions) if (process[name] !== value) process[name] = value;
  }
}
