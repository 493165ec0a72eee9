import { assert, integer, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { dispositionOf, mayAttach, newKey, rangeOf, safeFilename, usualCategorie } from './rules.ts';

test.each([
  ['plan.PDF', 'pdf', 'plan.PDF'],
  ['photo.jpeg', 'jpg', 'photo.jpeg'],
  ['photo.png', 'jpg', 'photo.jpg'],
  ['Plan v1.2', 'pdf', 'Plan v1.2.pdf'],
  ['a/b\\c/../plan.pdf', 'pdf', 'plan.pdf'],
  ['', 'pdf', 'document.pdf'],
  ['...', 'pdf', 'document.pdf'],
  ['plan\u0000\r\n.pdf', 'pdf', 'plan.pdf'],
  ['a\u202egpj.exe', 'jpg', 'agpj.jpg'],
  ['e\u0301tat.csv', 'csv', '\u00e9tat.csv'],
  ['\u0635\u0648\u0631\u0629.jpg', 'jpg', '\u0635\u0648\u0631\u0629.jpg'],
] as const)('%j of type %s is kept as %j', (name, type, kept) => {
  expect(safeFilename(name, type)).toBe(kept);
});

test('whatever a name is, what is kept is one safe line that fits', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 250 }), (name) => {
      const kept = safeFilename(name, 'pdf');
      expect(kept.length).toBeLessThanOrEqual(200);
      expect(kept).toMatch(/^[^/\\\p{Cc}\u202a-\u202e\u2066-\u2069]+\.(pdf|PDF|Pdf|pDf|pdF|PDf|PdF|pDF)$/u);
      expect(kept.isWellFormed()).toBe(true);
      const header = dispositionOf('attachment', kept);
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(kept);
    }),
  );
});

test('a range lies within the file', () => {
  assert(
    property(nat(5000), nat(5000), integer({ min: 1, max: 4000 }), (from, to, size) => {
      const range = rangeOf(`bytes=${from}-${to}`, size);
      const whole = to < from ? null : from >= size ? 'unsatisfiable' : { start: from, end: Math.min(to, size - 1) };
      expect(range).toEqual(whole);
    }),
  );
});

test('nothing of an empty file can be asked for', () => {
  expect(rangeOf('bytes=0-', 0)).toBe('unsatisfiable');
  expect(rangeOf('bytes=-1', 0)).toBe('unsatisfiable');
});

test('keys are by day', () => {
  expect(newKey(new Date('2026-11-24T23:59:59.000Z'), 'x')).toBe('2026/11/24/x');
});

test('a client attaches to what he asks for, a technician to his work, managers to everything', () => {
  expect([mayAttach('client', 'demande'), mayAttach('client', 'intervention'), mayAttach('client', 'client')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([mayAttach('technicien', 'intervention'), mayAttach('technicien', 'client')]).toEqual([true, false]);
  expect(mayAttach('responsable', 'client')).toBe(true);
});

test('a picture of work is a photo; one of a machine is its photo only where that is said', () => {
  expect(usualCategorie('intervention', 'image/jpeg')).toBe('photo');
  expect(usualCategorie('equipement', 'image/jpeg')).toBe('autre');
  expect(usualCategorie('intervention', 'application/pdf')).toBe('autre');
});
