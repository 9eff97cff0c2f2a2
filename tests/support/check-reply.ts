import type { OpenAPIObject } from '@nestjs/swagger';
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

/** Holds real answers against what the OpenAPI document says of them. */
export class ReplyCheck {
  /** Operations whose answer was held against a schema so far, as `get /api/v1/periods 200`. */
  readonly seen = new Set<string>();
  private readonly schemas = new Map<string, z.ZodType>();

  constructor(private readonly document: OpenAPIObject) {}

  /** @throws when the operation, its status or its content is not described, or the body does not match the schema */
  check({ method, path, status, contentType, body }: Answer): void {
    const template = Object.keys(this.document.paths).find((each) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
    // Nest types every part of a path item; here it is read as the plain JSON that it is.
    const item = (template === undefined ? undefined : this.document.paths[template]) as Record<string, Operation | undefined> | undefined;
    const operation = item?.[method.toLowerCase()];
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
    // zod follows references into $defs.
    const whole = JSON.stringify({ ...schema, $defs: this.document.components?.schemas }).replaceAll('#/components/schemas/', '#/$defs/');
    const made = z.fromJSONSchema(JSON.parse(whole));
    this.schemas.set(text, made);
    return made;
  }
}
