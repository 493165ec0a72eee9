import { z } from 'zod';
import type { ImportField } from '../fields.ts';
import { identifierOf } from '../readers.ts';
import { words } from '../vocabulary.ts';

/** The client company a row is about, by code or by name. */
export const clientField: ImportField = {
  champ: 'client',
  names: words(
    'client | code client | société | entreprise | client (code) | nom du client | Client | Client code | Customer | Customer code | Company',
    'الزبون | العميل | رمز الزبون | رمز العميل | اسم العميل | الشركة',
  ),
  read: identifierOf(z.string().trim().min(1).max(200)),
};
