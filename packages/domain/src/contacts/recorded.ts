import type { Contact } from '@mif/db/entities/contact';

/** What the journal keeps of a contact: the fields people write. */
export function recordedFields(row: Contact) {
  return {
    nom: row.nom,
    fonction: row.fonction ?? null,
    telephone: row.telephone ?? null,
    mobile: row.mobile ?? null,
    email: row.email ?? null,
    is_principal: row.is_principal,
    is_active: row.is_active,
  };
}
