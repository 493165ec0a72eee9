/** Bytes read at a time: a multiple of three, so that the pieces join into one base64 text. */
const PIECE = 3 * 8192;

/** The base64 text of bytes. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  }
  return text;
}
