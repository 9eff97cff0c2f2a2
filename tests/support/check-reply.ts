import { readFileSync } from 'node:fs';
import { z } from 'zod';

interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

interface Media {
  readonly schema?: object;
}
type Operation = { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> } | undefined>> };

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** As it is in the repository: tests/integration/openapi.test.ts fails when the routes make another one of it, and each test file would take a fifth of a second to. */
const DOCUMENT = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as Document;
/** zod follows references into $defs. */
const toDefs = (json: string): string => json.replaceAll('#/components/schemas/', '#/$defs/');
const DEFS = JSON.parse(toDefs(JSON.stringify(DOCUMENT.components.schemas))) as Record<string, z.core.JSONSchema.JSONSchema>;

/** Holds real answers against what the OpenAPI document says of them. */
export class ReplyCheck {
  /** Operations whose answer was held against a schema so far, as `get /api/v1/periods 200`. */
  readonly seen = new Set<string>();
  private readonly schemas = new Map<string, z.ZodType>();

  /** @throws when the operation, its status or its content is not described, or the body does not match the schema */
  check({ method, path, status, contentType, body }: Answer): void {
    const template = Object.keys(DOCUMENT.paths).find((each) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)) ?? '';
    const operation = DOCUMENT.paths[template]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`${method} ${path} is not in the OpenAPI document`);
    const place = `${method.toLowerCase()} ${template} ${status}`;
    const media = (operation.responses[status] ?? operation.responses['default'])?.content?.[contentType];
    if (media?.schema === undefined) throw new Error(`${place}: no schema for ${contentType}`);
    const { error } = this.schemaOf(media.schema).safeParse(body);
    if (error) throw new Error(`${place} does not match its schema: ${z.prettifyError(error)}`);
    this.seen.add(place);
  }

  private schemaOf(schema: object): z.ZodType {
    const text = JSON.stringify(schema);
    const known = this.schemas.get(text);
    if (known) return known;
    const made = z.fromJSONSchema({ ...(JSON.parse(toDefs(text)) as object), $defs: DEFS });
    this.schemas.set(text, made);
    return made;
  }
}
