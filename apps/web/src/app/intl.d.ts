import type { everything } from '@mif/i18n/fr/everything';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Omit<typeof everything, 'emails' | 'exports'>;
  }
}
