/** Takes the facts a parser finds, and when there were lines at all; `FactCollector` of the facts room is one. */
export interface FactSink {
  /**
   * Tells that the log was alive: of every line whose time can be read and is not in the future, whatever else becomes of it. `add` tells it too.
   * @param second epoch second of the line
   */
  see(second: number): void;
  /**
   * @param second epoch second of the line
   * @param kind one of `FACT`
   * @param fields scratch memory of the parser: valid during the call only
   * @param length how many bytes of `fields` belong to the fact
   * @param count how often the line stands for it (more than 1 only for folded repeats)
   */
  add(second: number, kind: number, fields: Uint8Array, length: number, count: number): void;
}

/** Forgets everything, for whoever asks a parser for its counts alone. */
export const NO_SINK: FactSink = { add: () => undefined, see: () => undefined };
