/** An entry of a zip's directory. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  compressed: number;
  declared: number;
  is_encrypted: boolean;
}

/** Why a zip is not opened. */
export type ZipFault = 'abime' | 'bombe' | 'protege';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === -1) return 'abime';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // A workbook of less than 20 MB has no use for zip64.
  if (count === 0xffff || at === ZIP64) return 'bombe';
  if (count > MAX_ENTRIES) return 'bombe';
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return 'abime';
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      declared: view.getUint32(at + 24, true),
      is_encrypted: (flags & 1) !== 0,
    };
    if (entry.compressed === ZIP64 || entry.declared === ZIP64) return 'bombe';
    // An empty size would be taken for an unknown one by whoever inflates, and a second entry of a name hides the first.
    if ((entry.declared === 0 && entry.compressed > 2) || names.has(entry.name)) return 'abime';
    if (entry.method !== 0 && entry.method !== 8) return 'abime';
    if (entry.method === 0 && entry.declared !== entry.compressed) return 'abime';
    names.add(entry.name);
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return judge(entries, bytes.length) ?? entries;
}

function judge(entries: readonly ZipEntry[], length: number): ZipFault | null {
  if (entries.some(({ is_encrypted }) => is_encrypted)) return 'protege';
  let total = 0;
  let packed = 0;
  for (const { compressed, declared } of entries) {
    total += declared;
    packed += compressed;
    if (declared > MAX_ENTRY || (declared > SMALL && declared > compressed * MAX_RATIO)) return 'bombe';
  }
  // Entries that share their bytes are more than the file.
  return total > MAX_TOTAL || packed > length ? 'bombe' : null;
}

/** Where the end of the directory stands: behind it there is at most a comment. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}
