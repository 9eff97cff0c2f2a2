import type { NestInterceptor, Type } from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import { DIRECTORY_PARTS } from './directory-parts.ts';

const MAX_BYTES = 32 * 1024 * 1024;

/** Reads a form of directory files, one of each part at most. */
export const DirectoryForm: Type<NestInterceptor> = FileFieldsInterceptor(
  DIRECTORY_PARTS.map((name) => ({ name, maxCount: 1 })),
  // Names of files come as UTF-8, whatever the form says.
  { limits: { fileSize: MAX_BYTES, fields: 0 }, defParamCharset: 'utf8' },
);
