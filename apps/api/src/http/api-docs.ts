import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject, type SchemaObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { ORIGIN_TOKEN_SCHEME, SESSION_SCHEME } from './api-security.ts';
import { REPLY_SCHEMAS } from './reply-schemas.generated.ts';
import { DocsGate } from './docs-gate.ts';
import { setDocsPolicy } from './security-headers.ts';

const DESCRIPTION = `Figures on the use of official e-mail.

Sign in with \`POST /api/v1/session\`; the answer sets the session cookie. Programs that only hand over logs show the token of their log source
(page *Nguồn nhật ký*, or \`nhipthu origin token mx1\`), which is good for nothing else:
\`curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/octet-stream' -T mail.log 'https://host/api/v1/origins/mx1/segments?name=mail.log'\`.
Uploads and imports take HTTP Basic too, of an account without a second factor; with \`SECOND_FACTOR=required\`, as \`nhipthu init\` and
docker-compose.yml set it, such an account is refused with 403.
Requests that change something must come from this site, or from a program that sends neither Origin nor Sec-Fetch-Site.
Faults are \`application/problem+json\` (RFC 9457), in Vietnamese or, with \`Accept-Language: en\`, in English.`;

/** The OpenAPI 3.1 description of every controller route; query and body come from the zod schemas that check
 * them, replies from the types of the contract. */
export function buildOpenApiDocument(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Nhịp Thư')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth(
      '__Host-nhipthu',
      { type: 'apiKey', in: 'cookie', description: 'Over plain HTTP on a network the cookie is `nhipthu`.' },
      SESSION_SCHEME,
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'nt_…', description: 'Token of a log source, to hand over its logs' },
      ORIGIN_TOKEN_SCHEME,
    )
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'Uploads and imports; refused with SECOND_FACTOR=required' }, 'basic')
    .addSecurityRequirements(SESSION_SCHEME)
    .addGlobalResponse({
      status: 'default',
      description: 'Problem',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    .build();
  config.components = {
    ...config.components, // Made as constants, hence read-only; the document is not changed.
    schemas: structuredClone(REPLY_SCHEMAS) as unknown as Record<string, SchemaObject>,
  };
  return SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: jsonSchemaOf(schema, schemaType) } : undefined,
  });
}

/** Serves `/api/docs` and `/api/openapi.json` to those whom the DocsGate lets in. */
export function serveApiDocs(app: NestExpressApplication): void {
  const gate = app.get(DocsGate, { strict: false });
  app.use(['/api/docs', '/api/openapi.json'], async (request: Request, _response: Response, next: NextFunction) => {
    await gate.check(request);
    next();
  });
  app.use('/api/docs', setDocsPolicy);
  SwaggerModule.setup('api/docs', app, () => buildOpenApiDocument(app), {
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Nhịp Thư – API',
  });
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  return rest;
}
