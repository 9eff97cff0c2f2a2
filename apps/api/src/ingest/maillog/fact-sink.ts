/** Takes the facts a parser finds; `FactCollector` of the facts room is one. */
export interface FactSink {
  /**
   * @param second epoch second of the line
   * @param kind one of `FACT`
   * @param fields scratch memory of the parser: valid during the call only
   * @param length how many bytes of `fields` belong to the fact
   * @param count how often the line stands for it (more than 1 only for folded repeats)
   */
  add(second: number, kind: number, fields: Uint8Array, length: number, count: number): void;
}
