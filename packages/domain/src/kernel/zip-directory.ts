/** An entry of a zip's directory: what it says of itself, which may be a lie. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packed: number;
  unpacked: number;
  /** Where its own header stands. */
  offset: number;
  is_encrypted: boolean;
}

/** The end of a zip's directory; a number of all ones stands for one that is in a zip64 record. */
export interface ZipEnd {
  /** Where it stands in the bytes it was found in. */
  at: number;
  count: number;
  /** Of the directory, in bytes. */
  length: number;
  /** Where the directory stands in the file. */
  start: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;

/** How much of a file's end holds the end of its directory, with the longest comment. */
export const ZIP_TAIL_BYTES = END_LENGTH + 0xffff;

/**
 * Finds the end of the directory: behind it there is at most a comment.
 * @param tail the last ZIP_TAIL_BYTES of the file, or all of it
 */
export function findZipEnd(tail: Uint8Array): ZipEnd | null {
  const view = viewOf(tail);
  const first = Math.max(0, view.byteLength - ZIP_TAIL_BYTES);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY || at + END_LENGTH + view.getUint16(at + 20, true) !== view.byteLength) continue;
    return { at, count: view.getUint16(at + 10, true), length: view.getUint32(at + 12, true), start: view.getUint32(at + 16, true) };
  }
  return null;
}

/**
 * The entries of a directory; nothing is inflated.
 * @param directory its bytes, from its first entry on
 * @returns null where it is damaged
 */
export function readZipEntries(directory: Uint8Array, count: number): ZipEntry[] | null {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      is_encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
