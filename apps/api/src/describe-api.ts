import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.ts';
import { Runtime } from './config/settings.module.ts';
import { readSettings } from './config/settings.ts';
import { buildOpenApiDocument } from './http/api-docs.ts';
import { setApiPrefix } from './http/set-up-http.ts';

/** The OpenAPI description of the whole program, read from its routes alone: nothing is started and no database is asked. */
export async function describeApi(): Promise<OpenAPIObject> {
  const runtime = new Runtime(readSettings({}), '', 'postgres://nowhere/none', false);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(runtime), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  setApiPrefix(app);
  return buildOpenApiDocument(app);
}
