import { fileTypes, type DocumentCategorie, type DocumentObjet, type FileType } from '@mif/contract/documents';
import type { Role } from '@mif/contract/users';

const MAX_NAME = 200;
// What may stand for a folder, is not seen, or makes a name read otherwise than it is (U+202E turns "fdp.exe" round).
const unfit = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A file's name as it is kept: without folders, without what hides or turns it, with the end that its real type has.
 * @param name as the sender wrote it
 * @param type what its bytes say
 */
export function safeFilename(name: string, type: FileType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(unfit, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const known = endingOf(clean);
  const stem = (known === null ? clean : clean.slice(0, clean.lastIndexOf('.'))).replace(/^\.+/, '').trim() || 'document';
  const ending = known !== null && sameType(known, type) ? clean.slice(clean.lastIndexOf('.')) : `.${type}`;
  return `${cutTo(stem, MAX_NAME - ending.length)}${ending}`;
}

// Not in the middle of a character.
function cutTo(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trim();
}

const aliases: Readonly<Record<string, FileType>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', text: 'txt', log: 'txt' };

/** The end of a name where it looks like one, in small letters; else null. */
export function endingOf(name: string): string | null {
  return /\.([a-z][a-z0-9]{0,4})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** The type of file a name's end stands for, or null. */
export function typeOfEnding(ending: string | null): FileType | null {
  if (ending === null) return null;
  return ending in fileTypes ? (ending as FileType) : (aliases[ending] ?? null);
}

const sameType = (ending: string, type: FileType) => typeOfEnding(ending) === type;

/** Where a new file is kept: by day, so that what nobody refers to is found without reading everything. */
export function newKey(now: Date, uuid: string): string {
  return `${now.toISOString().slice(0, 10).replaceAll('-', '/')}/${uuid}`;
}

/** Where a thumbnail of a file is kept. */
export function miniatureKey(cle: string, width: number): string {
  return `${cle}.${width}.webp`;
}

/** The entity tag of a file: its bytes, and nothing else, decide. */
export function etagOf(sha256: string): string {
  return `"${sha256.slice(0, 32)}"`;
}

/**
 * The part of a file a `Range` header asks for.
 * @returns null where the whole is to be sent, `unsatisfiable` where the part lies behind its end
 */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  if (header === undefined) return null;
  // Several parts at once, other units and what cannot be read are answered with the whole, as RFC 9110 allows.
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

/** `Content-Disposition` with the name in any script: RFC 6266, with letters of ASCII for those who read no more. */
export function dispositionOf(kind: 'inline' | 'attachment', filename: string): string {
  const ascii = filename
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%]/g, '_')
    .trim();
  const plain = /^\.?[a-z0-9]{0,5}$/i.test(ascii) ? `document${ascii.startsWith('.') ? ascii : ''}` : ascii;
  const encoded = encodeURIComponent(filename).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The kinds of records a role without the run of the register may attach documents to, within its own scope. */
const attachable: Readonly<Record<'technicien' | 'client', readonly DocumentObjet[]>> = {
  technicien: ['intervention', 'equipement', 'demande', 'technicien', 'habilitation', 'user'],
  client: ['demande', 'user'],
};

/** Whether a role may attach documents to a kind of record at all. */
export function mayAttach(role: Role | 'systeme', objet: DocumentObjet): boolean {
  return role === 'technicien' || role === 'client' ? attachable[role].includes(objet) : true;
}

/**
 * What a document is most likely to be, where its sender does not say: pictures of work are photos; the one photo of a
 * machine or of a person is chosen as such.
 */
export function usualCategorie(objet: DocumentObjet, type_mime: string): DocumentCategorie {
  return type_mime.startsWith('image/') && (objet === 'intervention' || objet === 'demande') ? 'photo' : 'autre';
}

const typesByMime = new Map<string, FileType>(Object.entries(fileTypes).map(([type, mime]) => [mime, type as FileType]));

/** The type of file a media type stands for, or null. */
export function typeOfMime(type_mime: string): FileType | null {
  return typesByMime.get(type_mime) ?? null;
}
