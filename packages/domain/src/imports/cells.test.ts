import { describe, expect, test } from 'vitest';
import { readAmount, readDate, readText } from './cells.ts';

describe('dates', () => {
  test.each([
    ['2004-07-01', 'iso', '2004-07-01T00:00:00.000Z'],
    ['2024-7-1', 'iso', '2024-06-30T23:00:00.000Z'],
    ['20240701', 'iso', '2024-06-30T23:00:00.000Z'],
    ['2026-10-01 08:30', 'iso', '2026-10-01T08:30:00.000Z'],
    ['2024-07-01T08:30:15.123Z', 'iso', '2024-07-01T08:30:15.000Z'],
    ['2024-07-01 08:30 +0200', 'iso', '2024-07-01T06:30:00.000Z'],
    ['31/03/2004', 'jma', '2004-03-31T00:00:00.000Z'],
    ['1.2.2004', 'jma', '2004-02-01T00:00:00.000Z'],
    ['31/03/2004 14h05', 'jma', '2004-03-31T14:05:00.000Z'],
    ['٣١/٠٣/٢٠٠٤', 'jma', '2004-03-31T00:00:00.000Z'],
    ['2004-03-31', 'jma', '2004-03-31T00:00:00.000Z'],
    ['03/31/2004', 'mja', '2004-03-31T00:00:00.000Z'],
    ['29/02/2024', 'jma', '2024-02-28T23:00:00.000Z'],
  ] as const)('%s as %s', (value, format, instant) => {
    const read = readDate(value, format);
    expect(read).toBeInstanceOf(Date);
    expect(read).toEqual(new Date(instant));
  });

  test.each([
    ['31/02/2024', 'jma'],
    ['29/02/2023', 'jma'],
    ['13/13/2024', 'jma'],
    ['31/03/2024', 'mja'],
    ['31/03/24', 'jma'],
    ['31/03/2024', 'iso'],
    ['2024-00-10', 'iso'],
    ['2024-06-31', 'iso'],
    ['2024-06-30 25:00', 'iso'],
    ['2024-06-30 10:61', 'iso'],
    ['45123', 'iso'],
    ['hier', 'iso'],
    ['', 'iso'],
    ['2024-06-30 '.repeat(1000), 'iso'],
  ] as const)('%s is no date of %s', (value, format) => {
    expect(readDate(value, format)).toBe(`date_${format}`);
  });
});

describe('amounts', () => {
  test.each([
    ['183.05', 18_305],
    ['183,05', 18_305],
    ['0', 0],
    ['0.125', 13],
    ['407.4', 40_740],
    ['22611.06', 2_261_106],
    ['1 234,5', 123_450],
    ['1\u202f234,50', 123_450],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['1,234,567.8', 123_456_780],
    ['1 234', 123_400],
    ["1'234.00", 123_400],
    ['183.04999999999998', 18_305],
    ['AUD 12', 1200],
    ['12,5 AUD', 1250],
    ['12 DH', 1200],
    ['٢٥٫٥', 2550],
    [',5', 50],
    ['-339.81', -33_981],
    ['339.81-', -33_981],
    ['(339.81)', -33_981],
    ['-0', 0],
  ] as const)('%s', (value, centimes) => {
    expect(readAmount(value, 'AUD')).toBe(centimes);
  });

  test.each([
    ['1,234', 'montant_clair'],
    ['1.234', 'montant_clair'],
    ['21474836.48', 'montant_borne'],
    ['99999999999', 'montant_borne'],
    ['12,34,56', 'montant'],
    ['1.2E5', 'montant'],
    ['0x10', 'montant'],
    ['12 €€', 'montant'],
    ['gratuit', 'montant'],
    ['--5', 'montant'],
    ['.', 'montant'],
    ['9'.repeat(10_000), 'montant'],
  ] as const)('%s is none', (value, fault) => {
    expect(readAmount(value, 'AUD')).toBe(fault);
  });
});

describe('texts', () => {
  test('are composed, trimmed and free of control characters', () => {
    expect(readText(' Fe\u0301e\u0007 du\r\n logis ', 'many')).toEqual({ text: 'Fée  du\n logis' });
    expect(readText('Fuite\n\tau joint', 'one')).toEqual({ text: 'Fuite au joint' });
  });

  test.each(['=1+1', '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", '+SUM(A1)', '-cmd|x', '@SUM(A1)', '= A1', '="x"'])(
    '%s is a formula',
    (value) => {
      expect(readText(value, 'one')).toBe('formule');
    },
  );

  test.each(['@ upper centre COM', '- vérifier', '+ pompe', '-12 °C au compresseur', '= ?', '?OIL', "''X''"])('%s is text', (value) => {
    expect(readText(value, 'one')).toEqual({ text: value });
  });

  test('an empty byte is none', () => {
    expect(readText('a\0b', 'one')).toBe('illisible');
  });
});
