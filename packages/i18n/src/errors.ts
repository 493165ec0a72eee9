import type { ErrorCode, ErrorDetails } from '@mif/contract/errors';
import type { Langue } from '@mif/contract/users';
import { createTranslator } from 'use-intl/core';
import { formatCivilDate, formatInstant } from './format.ts';
import { localeOf } from './messages.ts';
import { messagesOf } from './server.ts';

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const datePattern = /^\d{4}-\d\d-\d\d$/;

/** The word screens use for a field of an input (`temps.0.minutes` → « Minutes »), or its path where there is none. */
export function fieldLabel(field: string, langue: Langue): string {
  const all = messagesOf(langue);
  const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  const asked = name.replace(/_id$/, '');
  const sources = [
    all.interventions.fields,
    all.equipements.fields,
    all.clients.fields,
    all.sites.fields,
    all.contacts.fields,
    all.techniciens.fields,
    all.absences.fields,
    all.habilitations.fields,
    all.users.fields,
    all.auth.account,
    all.documents.fields,
  ];
  for (const source of sources as Record<string, unknown>[]) {
    const text = source[name] ?? source[asked];
    if (typeof text === 'string') return text;
  }
  return field;
}

function readable(name: string, value: unknown, langue: Langue): string | number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    if (name === 'field') return fieldLabel(value, langue);
    if (datePattern.test(value)) return formatCivilDate(value, langue);
    if (!instantPattern.test(value)) return value;
    return formatInstant(value, langue, name === 'debut' || name === 'fin' ? 'clock' : 'relative');
  }
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join(', ');
  return null;
}

/**
 * The sentence of an error in the caller's language.
 * @param code its code in the catalogue
 * @param details facts of the error; a fact the text names and the error lacks is left out of the sentence
 */
export function translateError(code: ErrorCode, langue: Langue, details: ErrorDetails & { field?: string | null } = {}): string {
  const pattern = messagesOf(langue).errors[code];
  const values: Record<string, string | number> = {};
  for (const [, name] of pattern.matchAll(/\{(\w+)/g)) if (name) values[name] = 'none';
  for (const [name, value] of Object.entries(details)) {
    const text = readable(name, value, langue);
    if (text !== null && text !== '') values[name] = text;
  }
  if (typeof details.secondes === 'number') values.minutes = Math.max(1, Math.ceil(details.secondes / 60));
  if (typeof details.debut === 'string' && instantPattern.test(details.debut)) values.jour = formatInstant(details.debut, langue, 'day');
  const t = createTranslator({ locale: localeOf(langue), messages: { text: pattern } });
  return t('text', values as never);
}
