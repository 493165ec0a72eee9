import { expect, test } from 'vitest';
import { formatPhone, parsePhone, phone } from './phones.ts';
import { brokenRule } from './rules.ts';

test.each([
  ['0522 47 18 30', '+212522471830'],
  ['0661-20-45-18', '+212661204518'],
  ['661204518', '+212661204518'],
  ['+212 (0)661 20 45 18', '+212661204518'],
  ['00212661204518', '+212661204518'],
  ['tel:+212661204518', '+212661204518'],
  ['٠٦٦١ ٢٠ ٤٥ ١٨', '+212661204518'],
  ['\u202d+212 661-204518\u202c', '+212661204518'],
  ['+33 6 12 34 56 78', '+33612345678'],
  ['0033612345678', '+33612345678'],
])('%j is a number', (text, stored) => {
  expect(parsePhone(text)).toBe(stored);
  expect(phone.parse(text)).toBe(stored);
});

test.each([
  ['', 'texte', 0],
  ['voir le gardien', 'texte', 0],
  ['appeler le 0661204518', 'texte', 10],
  ['06612045', 'longueur', 8],
  ['066120451888', 'longueur', 12],
  ['0661 20 45 18 / 0522 47 18 30', 'longueur', 20],
  ['0122334455', 'inconnu', 10],
  ['+999 12345678', 'pays', 11],
  ['+212 522471830 ext. 12', 'poste', 14],
])('%j is none: %s', (text, raison, chiffres) => {
  expect(parsePhone(text)).toBeNull();
  const [issue] = phone.safeParse(text).error?.issues ?? [];
  expect(issue && brokenRule(issue)).toEqual({ code: 'PHONE_INVALID', details: { raison, chiffres } });
});

test('is shown as it is dialled here, and with its country elsewhere', () => {
  expect(formatPhone('+212522471830')).toBe('05 22 47 18 30');
  expect(formatPhone('+33612345678')).toBe('+33 6 12 34 56 78');
});

test('what was never a number is shown as it was written', () => {
  for (const text of ['poste 12', '0661/0522', '<b>06</b>']) expect(formatPhone(text)).toBe(text);
});
