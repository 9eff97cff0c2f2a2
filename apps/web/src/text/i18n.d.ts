import 'i18next';
import type { vi } from './vi.ts';

declare module 'i18next' {
  /** Makes `t('…')` accept only keys that exist. */
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof vi };
  }
}
