import { codesOf } from './readers.ts';

/** Languages of people and of what is sent to them. */
export const languageCodes = codesOf({
  fr: 'français | francais | french | الفرنسية | فرنسية',
  ar: 'arabe | arabic | العربية | عربية',
  en: 'anglais | english | الإنجليزية | إنجليزية',
});
