import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';

/**
 * Reads the files of a form into memory. What reads forms, and Express with it, is loaded with the first of them: a command loads the controllers as well,
 * and has no forms.
 */
@Injectable()
export class DirectoryFilesInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { DirectoryForm } = await import('./directory-form.ts');
    return new DirectoryForm().intercept(context, next);
  }
}
