import { emails } from './emails.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { first } from './first.ts';
import { late } from './late.ts';

/** Every text of the product in this language: those of pages, of errors, of mails and of files. */
export const everything = { ...first, ...late, emails, errors, exports };
