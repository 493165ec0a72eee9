import { DomainError } from '@mif/contract/errors';
import { describe, expect, test } from 'vitest';
import { decodeFile } from './decode.ts';

const french = 'Machine;Intitulé;Coût\nPompe à eau;Fuite détectée, côté moteur;12,50\n';
const arabic = 'المعدة;العنوان\nمضخة;تسرب الماء من المحرك\n';

const latin = (text: string) => Buffer.from(text, 'latin1');

/** Arabic in the code page Windows uses for it. */
function windows1256(text: string): Buffer {
  const page = new TextDecoder('windows-1256');
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [page.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (letter) => byteOf.get(letter) ?? 63));
}

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(french), french, 'UTF-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${french}`), french, 'UTF-8'],
  ['Arabic UTF-8', Buffer.from(arabic), arabic, 'UTF-8'],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${arabic}`, 'utf16le'), arabic, 'UTF-16'],
  ['UTF-16 without one', Buffer.from(french, 'utf16le'), french, 'UTF-16'],
  ['big-endian UTF-16', swapped(`\ufeff${french}`), french, 'UTF-16'],
  ['Windows-1252', latin(french), french, 'Windows-1252'],
  ['Windows-1256', windows1256(arabic), arabic, 'Windows-1256'],
] as const)('%s', (_, bytes, texte, encodage) => {
  expect(decodeFile(bytes)).toEqual({ texte, encodage });
});

describe('no text', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256);
  test.each([
    ['nothing', Buffer.alloc(0), 'vide'],
    ['blanks', Buffer.from(' \r\n\n'), 'vide'],
    ['a mark alone', Buffer.from('\ufeff'), 'vide'],
    ['a spreadsheet', Buffer.from('504b03040a0000', 'hex'), 'binaire'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'binaire'],
    ['noise', noise, 'binaire'],
    ['empty bytes', Buffer.alloc(1000), 'binaire'],
  ] as const)('%s is refused', (_, bytes, raison) => {
    let refused: unknown;
    try {
      decodeFile(bytes);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({ code: 'IMPORT_FILE_UNREADABLE', field: 'contenu_base64', details: { raison } });
  });
});
