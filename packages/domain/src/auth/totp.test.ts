import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { macOf, seal, unseal } from './keys.ts';
import { digitsOf, newRecoveryCodes, newSecret, normalRecoveryCode, otpauthUri, stepOf } from './totp.ts';

// RFC 6238, appendix B, SHA-1: the secret '12345678901234567890', the last six digits.
const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const;

test.each(vectors)('at %i s the code of RFC 6238 is %s', (seconds, code) => {
  expect(stepOf(code, rfc, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

test('a code holds 30 s before and after its own, and no longer', () => {
  const at = (seconds: number) => stepOf('287082', rfc, new Date(seconds * 1000));
  expect([at(0), at(29), at(30), at(59), at(60), at(89)]).toEqual([1, 1, 1, 1, 1, 1]);
  expect(at(90)).toBeNull();
  for (const text of ['28708', '2870821', '28708a', '', '２８７０８２']) expect(stepOf(text, rfc, new Date(59_000))).toBeNull();
  expect(digitsOf('287 082')).toBe('287082');
});

test('recovery codes are ten, all different, and read however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
    expect(normalRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code);
  }
  expect(normalRecoveryCode('OIL0-oooo-llll')).toBe('0110-0000-1111');
  for (const text of ['', '123456', 'abcd-efgh', 'abcd-efgh-jkmn-p']) expect(normalRecoveryCode(text)).toBeNull();
});

test('the address of a QR code names product and account', () => {
  const uri = new URL(otpauthUri(newSecret(), 's.idrissi'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('s.idrissi');
  expect(uri.searchParams.get('issuer')).toBe('ERP MIF Maroc');
  expect(uri.searchParams.get('secret')).toMatch(/^[A-Z2-7]{32}$/);
});

test('what is sealed opens with the same secret for the same purpose alone, and not once it was changed', () => {
  const [secret, other] = [new Uint8Array(40).fill(1), new Uint8Array(40).fill(2)];
  assert(
    property(string(), (text) => {
      const sealed = seal('second-facteur', text, secret);
      expect(unseal('second-facteur', sealed, secret)).toBe(text);
      expect(unseal('second-facteur', sealed, other)).toBeNull();
      expect(unseal('liens', sealed, secret)).toBeNull();
      const bytes = Buffer.from(sealed, 'base64url');
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      expect(unseal('second-facteur', bytes.toString('base64url'), secret)).toBeNull();
    }),
    { numRuns: 50 },
  );
  expect(unseal('liens', '', secret)).toBeNull();
  expect(macOf('liens', 'x', secret).equals(macOf('codes-secours', 'x', secret))).toBe(false);
});
