import { messages } from './all.ts';
import { emails } from './emails.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';

/** Every text of the product in this language: those of pages, of errors, of mails and of files. */
export const everything = { ...messages, emails, errors, exports };
