import type { Page } from 'playwright';
import sharp from 'sharp';
import { expect } from 'vitest';
import { ask } from './people.ts';

/** A file of a record, as its list has it. */
export interface KeptFile {
  id: number;
  filename: string;
  sha256: string;
}

/** A photo as a telephone takes it, which knows where and with what it was taken. */
export async function photo(name: string, color: string) {
  const taken = await sharp({ create: { width: 640, height: 480, channels: 3, background: color } })
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 11/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect((await sharp(taken).metadata()).exif?.includes('Telephone')).toBe(true);
  return { name, mimeType: 'image/jpeg', buffer: taken };
}

/**
 * Fails where a record has not these photos alone, each shown on the page and downloaded as an image that no longer knows
 * where it was taken.
 */
export async function expectPhotos(page: Page, record: { objet: string; objet_id: number }, names: readonly string[]): Promise<KeptFile[]> {
  const { items } = await ask<{ items: KeptFile[] }>(page, 'documents.list', record);
  expect(items.map(({ filename }) => filename).toSorted()).toEqual(names.toSorted());
  for (const { id, filename } of items) {
    await page.getByRole('button', { name: `Voir ${filename}` }).waitFor();
    const answer = await page.request.get(new URL(`/api/v1/documents/${id}/contenu`, page.url()).href);
    expect(answer.status()).toBe(200);
    const { format, exif } = await sharp(await answer.body()).metadata();
    expect(format).toBe('jpeg');
    expect(exif).toBeUndefined();
  }
  return items;
}
