import type { messages } from '@mif/i18n/fr/all';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof messages;
  }
}
