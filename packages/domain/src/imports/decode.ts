import { DomainError } from '@mif/contract/errors';

/** A file as text. */
export interface DecodedText {
  texte: string;
  /** As people name it: `UTF-8`, `UTF-16`, `Windows-1252`, `Windows-1256`. */
  encodage: string;
}

// Zip (also XLSX), PDF, PNG, JPEG, GIF, gzip, OLE (XLS).
const signatures = ['504b0304', '25504446', '89504e47', 'ffd8ff', '47494638', '1f8b', 'd0cf11e0'];
const MAX_CONTROL_SHARE = 0.01;

/**
 * Finds out how a file was encoded and reads it: a byte order mark, else UTF-8 where it is valid, UTF-16 where every
 * other byte is empty, else the Windows code page of French (1252) or of Arabic (1256).
 * @throws IMPORT_FILE_UNREADABLE for nothing at all, and for what is no text
 */
export function decodeFile(bytes: Uint8Array): DecodedText {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (signatures.some((signature) => start.startsWith(signature))) throw unreadable('binaire');
  const decoded = decode(bytes, start);
  if (decoded.texte.trim() === '') throw unreadable('vide');
  if (controlShare(decoded.texte) > MAX_CONTROL_SHARE) throw unreadable('binaire');
  return decoded;
}

/** Why a file cannot be read. */
export type Unreadable =
  | 'vide'
  | 'binaire'
  | 'sans_lignes'
  | 'titres'
  | 'abime'
  | 'bombe'
  | 'protege'
  | 'macros'
  | 'autre_tableur'
  | 'pas_tableau';

/** A file that cannot be read, and why. */
export function unreadable(raison: Unreadable): DomainError {
  return new DomainError('IMPORT_FILE_UNREADABLE', { field: 'contenu_base64', details: { raison } });
}

function decode(bytes: Uint8Array, start: string): DecodedText {
  if (start.startsWith('fffe')) return { texte: new TextDecoder('utf-16le').decode(bytes), encodage: 'UTF-16' };
  if (start.startsWith('feff')) return { texte: new TextDecoder('utf-16be').decode(bytes), encodage: 'UTF-16' };
  const wide = wideEncoding(bytes);
  if (wide) return { texte: new TextDecoder(wide).decode(bytes), encodage: 'UTF-16' };
  try {
    return { texte: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encodage: 'UTF-8' };
  } catch {
    const page = isArabic(bytes) ? 'windows-1256' : 'windows-1252';
    return { texte: new TextDecoder(page).decode(bytes), encodage: page.replace('w', 'W') };
  }
}

/** UTF-16 without its mark: separators, digits and line ends have an empty byte, always on the same side. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.2 && even < pairs * 0.02) return 'utf-16le';
  return even > pairs * 0.2 && odd < pairs * 0.02 ? 'utf-16be' : null;
}

/** Whether letters beyond ASCII stand beside one another, as in Arabic words, or alone, as accents do in French ones. */
function isArabic(bytes: Uint8Array): boolean {
  let high = 0;
  let beside = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0xc0) continue;
    high += 1;
    if ((bytes[index + 1] ?? 0) >= 0xc0 || (bytes[index - 1] ?? 0) >= 0xc0) beside += 1;
  }
  return beside > high / 2;
}

function controlShare(texte: string): number {
  const sample = texte.slice(0, 200_000);
  let count = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) count += 1;
  }
  return count / sample.length;
}
