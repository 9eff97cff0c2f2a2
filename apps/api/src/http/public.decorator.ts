import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const IS_PUBLIC = 'nhip-thu:public';

/** Opens a route to everybody. Every route has either this or `@Policy`, else the program does not start. */
export const Public = (): CustomDecorator => SetMetadata(IS_PUBLIC, true);
