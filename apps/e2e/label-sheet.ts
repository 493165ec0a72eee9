import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Pixels a module of a code is drawn with. */
const SCALE = 4;
/** White modules around a code. */
const QUIET_ZONE = 4;

/**
 * Reads the codes of a sheet of labels as a telephone would: drawn from the paths of the PDF, then recognised.
 * @param pdf whose codes are paths of rectangles on a grid of whole numbers, each in a black of its own
 * @returns what each code says, in the order they are printed
 */
export async function readLabels(pdf: Buffer): Promise<string[]> {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });
  const texts: string[] = [];
  for (const page of streamsOf(pdf)) {
    for (const [path] of page.matchAll(/(?:\d+ \d+ m\n(?:\d+ \d+ l\n){3}h\n){50,}/g)) {
      const [found] = await readBarcodes(drawn(path), { formats: ['QRCode'] });
      texts.push(found?.text ?? 'not read');
    }
  }
  return texts;
}

/** The compressed streams of a PDF as text. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('\nstream\n'); at >= 0; at = pdf.indexOf('\nstream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at);
    try {
      streams.push(inflateSync(pdf.subarray(at + '\nstream\n'.length, end)).toString('latin1'));
    } catch {
      // Not everything is compressed.
    }
  }
  return streams;
}

function drawn(path: string) {
  const corners = [...path.matchAll(/(\d+) (\d+) m\n(?:\d+ \d+ l\n)(\d+) (\d+) l\n/g)].map((corner) => corner.slice(1).map(Number));
  const size = (Math.max(...corners.map(([, , right]) => right ?? 0)) + QUIET_ZONE) * SCALE;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [left = 0, top = 0, right = 0, bottom = 0] of corners)
    for (let y = top * SCALE; y < bottom * SCALE; y += 1)
      for (let x = left * SCALE; x < right * SCALE; x += 1) data.set([0, 0, 0], (y * size + x) * 4);
  return { data, width: size, height: size, colorSpace: 'srgb' as const };
}
