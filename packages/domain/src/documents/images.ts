import { rm } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { miniatureSizes, type MiniatureSize } from '@mif/contract/documents';

/** A photo of today's best phones has 200 million; what unpacks to more is no photo. */
const MAX_PIXELS = 120_000_000;
const AT_ONCE = 2;

// What was decoded is not kept, and one image uses one thread: the server stays small and answers others.
sharp.cache(false);
sharp.concurrency(1);

/** An image that cannot be read, or has more pixels than any photo. */
export class ImageRefused extends Error {
  readonly fault: 'abime' | 'pixels';
  constructor(fault: 'abime' | 'pixels', cause: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

export type ImageType = 'jpg' | 'png' | 'webp' | 'gif';

/** The files an image becomes, beside the one it came in. */
export interface PreparedImage {
  path: string;
  miniatures: ReadonlyMap<MiniatureSize, string>;
}

let free = AT_ONCE;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((next) => waiting.push(next));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

/**
 * Writes an image again, upright and in its colours, without where and with what it was taken; and its thumbnails.
 * @param path of the image as it came; it is left there
 * @returns files beside it, that the caller takes or removes
 * @throws ImageRefused
 */
export function prepareImage(path: string, type: ImageType): Promise<PreparedImage> {
  return inTurn(async () => {
    const written: string[] = [];
    const target = (name: string) => {
      written.push(`${path}.${name}`);
      return `${path}.${name}`;
    };
    try {
      const cleaned = target(type);
      await encode(
        read(path, type === 'gif' || type === 'webp')
          .autoOrient()
          .keepIccProfile(),
        type,
      ).toFile(cleaned);
      const miniatures = new Map<MiniatureSize, string>();
      for (const width of miniatureSizes) {
        const small = target(`${width}.webp`);
        await read(cleaned, false)
          .resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
          .webp({ quality: 78 })
          .toFile(small);
        miniatures.set(width, small);
      }
      return { path: cleaned, miniatures };
    } catch (error) {
      await Promise.all(written.map((file) => rm(file, { force: true })));
      throw refusal(error);
    }
  });
}

function read(path: string, animated: boolean): Sharp {
  return sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, animated });
}

function encode(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'jpg':
      // The best coding would hold the whole image in memory; this one holds some lines of it.
      return image.jpeg({ quality: 88, chromaSubsampling: '4:2:0', optimiseCoding: false });
    case 'png':
      return image.png({ compressionLevel: 6 });
    case 'webp':
      return image.webp({ quality: 88 });
    case 'gif':
      return image.gif();
  }
}

function refusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // sharp gives its errors no code of their own; those of the disk have one.
  if ('code' in error || /no space|disk/i.test(error.message)) return error;
  return new ImageRefused(/pixel limit/i.test(error.message) ? 'pixels' : 'abime', error);
}
