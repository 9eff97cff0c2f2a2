/** Raised whenever equal lines give other facts than before; figures name it. */
export const PARSER_VERSION = 2;
