import { BarcodeDetector as Ponyfill, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Reads the QR codes of a picture. */
export interface QrReader {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

interface NativeDetector {
  new (options: { formats: string[] }): QrReader;
  getSupportedFormats: () => Promise<string[]>;
}

/** The browser's own reader where it has one; else ours, whose code comes from this server. */
export async function createQrReader(): Promise<QrReader> {
  const native = (window as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  try {
    if (native && (await native.getSupportedFormats()).includes('qr_code')) return new native({ formats: ['qr_code'] });
  } catch {
    // It says it is there and does not work: ours does.
  }
  prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) } });
  return new Ponyfill({ formats: ['qr_code'] });
}
