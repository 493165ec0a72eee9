import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { FileType } from '@mif/contract/documents';
import { DomainError } from '@mif/contract/errors';
import { ArchiveRefused, checkArchive } from './archive.ts';
import { endingOf, typeOfEnding, typeOfMime } from './rules.ts';

const offices = new Set<FileType>(['docx', 'xlsx', 'pptx', 'odt', 'ods']);
const openings: Readonly<Partial<Record<FileType, string>>> = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
  odt: 'content.xml',
  ods: 'content.xml',
};

/**
 * What a received file really is: by its bytes, whatever its name says.
 * @param allowed the types that are taken
 * @throws DOCUMENT_TYPE_REFUSED with what it is, DOCUMENT_UNREADABLE with why
 */
export async function inspectFile(path: string, filename: string, allowed: readonly FileType[]): Promise<FileType> {
  const named = typeOfEnding(endingOf(filename));
  const asText = named === 'csv' || named === 'txt' ? await readText(path) : null;
  if (asText === 'text' && named !== null) return requireAllowed(named, filename, allowed);
  if (asText === 'empty' || (await isEmpty(path))) throw unreadable(filename, 'vide');
  const found = asText === 'markup' ? { ext: 'html', mime: 'text/html' } : await fileTypeFromFile(path);
  const type = found ? typeOfMime(found.mime) : null;
  if (type === null) throw refused(filename, found?.ext ?? (await looksLike(path)), allowed);
  requireAllowed(type, filename, allowed);
  if (offices.has(type)) await checkOffice(path, type, filename);
  return type;
}

function requireAllowed(type: FileType, filename: string, allowed: readonly FileType[]): FileType {
  if (!allowed.includes(type)) throw refused(filename, type, allowed);
  return type;
}

function refused(filename: string, trouve: string, allowed: readonly FileType[]): DomainError {
  return new DomainError('DOCUMENT_TYPE_REFUSED', { field: 'file', details: { filename: shown(filename), trouve, types: allowed } });
}

/** @param raison `vide`, `abime`, `bombe`, `chiffre`, `macros`, `pixels` */
export function unreadable(filename: string, raison: string): DomainError {
  return new DomainError('DOCUMENT_UNREADABLE', { field: 'file', details: { filename: shown(filename), raison } });
}

// A name in a sentence: short, and without what turns the words around it.
const shown = (filename: string) =>
  filename
    .split(/[/\\]/)
    .at(-1)
    ?.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .slice(0, 80) ?? '';

async function checkOffice(path: string, type: FileType, filename: string): Promise<void> {
  try {
    const names = await checkArchive(path);
    if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw unreadable(filename, 'macros');
    if (!names.includes(openings[type] ?? '')) throw unreadable(filename, 'abime');
  } catch (error) {
    throw error instanceof ArchiveRefused ? unreadable(filename, error.fault) : error;
  }
}

async function isEmpty(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    return (await file.stat()).size === 0;
  } finally {
    await file.close();
  }
}

const HEAD_BYTES = 4096;
const markup = /^\s*(?:<\?xml|<!doctype|<!--|<html|<head|<body|<svg|<script|<iframe|<meta)/i;

/** What a file of no known type looks like: markup has no bytes of its own to be known by. */
async function looksLike(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = decodeHead(buffer.subarray(0, bytesRead));
    if (/<svg[\s>]/i.test(head)) return 'svg';
    return markup.test(head) ? 'html' : 'inconnu';
  } finally {
    await file.close();
  }
}

const decodeHead = (head: Buffer) =>
  (head[0] === 0xff && head[1] === 0xfe ? head.toString('utf16le') : head.toString('utf8')).replace(/^\ufeff/, '');

/** Whether a whole file is plain text: no control characters but those of lines, and no markup at its head. */
async function readText(path: string): Promise<'text' | 'markup' | 'binary' | 'empty'> {
  let head: Buffer | null = null;
  let is_wide = false;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (head === null) {
      head = Buffer.from(chunk.subarray(0, HEAD_BYTES));
      is_wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
      if (markup.test(decodeHead(head))) return 'markup';
    }
    // In UTF-16 every second byte of French is a NUL.
    if (!is_wide && chunk.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12)) return 'binary';
  }
  return head === null ? 'empty' : 'text';
}
