import { findZipEnd, readZipEntries, type ZipEntry } from '../kernel/zip-directory.ts';

/** Why a zip is not opened. */
export type ZipFault = 'abime' | 'bombe' | 'protege';

const ZIP64 = 0xffffffff;

const MAX_ENTRIES = 1000;
/** What all of it may become. Rows of a sheet take some hundred bytes each. */
const MAX_TOTAL = 120_000_000;
const MAX_ENTRY = 80_000_000;
/** XML of repeated rows shrinks a lot; ten megabytes out of ten kilobytes do not occur. */
const MAX_RATIO = 250;
const SMALL = 5_000_000;

/**
 * The entries of a zip by its directory, nothing being inflated, or why it must not be.
 * Whoever inflates an entry must stop at its declared size: a file that lies about it then ends in an error.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | ZipFault {
  const end = findZipEnd(bytes);
  if (!end) return 'abime';
  // A workbook of less than 20 MB has no use for zip64.
  if (end.count > MAX_ENTRIES || end.start === ZIP64) return 'bombe';
  const entries = readZipEntries(bytes.subarray(end.start, end.at), end.count);
  if (!entries) return 'abime';
  const names = new Set<string>();
  for (const { name, method, packed, unpacked } of entries) {
    if (packed === ZIP64 || unpacked === ZIP64) return 'bombe';
    // An empty size would be taken for an unknown one by whoever inflates, and a second entry of a name hides the first.
    if ((unpacked === 0 && packed > 2) || names.has(name)) return 'abime';
    if (method !== 0 && method !== 8) return 'abime';
    if (method === 0 && unpacked !== packed) return 'abime';
    names.add(name);
  }
  return judge(entries, bytes.length) ?? entries;
}

function judge(entries: readonly ZipEntry[], length: number): ZipFault | null {
  if (entries.some(({ is_encrypted }) => is_encrypted)) return 'protege';
  let total = 0;
  let taken = 0;
  for (const { packed, unpacked } of entries) {
    total += unpacked;
    taken += packed;
    if (unpacked > MAX_ENTRY || (unpacked > SMALL && unpacked > packed * MAX_RATIO)) return 'bombe';
  }
  // Entries that share their bytes are more than the file.
  return total > MAX_TOTAL || taken > length ? 'bombe' : null;
}
