import { expect, test } from 'vitest';
import { formatIce, identifierInputs } from './identifiers.ts';
import { brokenRule } from './rules.ts';

const refusal = (name: keyof typeof identifierInputs, value: string) => {
  const issue = identifierInputs[name].safeParse(value).error?.issues[0];
  return issue ? brokenRule(issue) : null;
};

// Published with the checker of python-stdnum.
test.each([
  '001561191000066',
  '002136093000040',
  '00 21 36 09 30 00 040',
  '٠٠١٥٦١١٩١٠٠٠٠٦٦',
  '001.561.191-0000.66',
  '\u202a001561191000066\u202c',
])('%j is an ICE', (text) => {
  expect(identifierInputs.ice.parse(text)).toMatch(/^0015611910000066|^00[12]\d{12}$/);
});

test('an ICE is kept as fifteen digits', () => {
  expect(identifierInputs.ice.parse(' ٠٠١ 561 191 0000 66 ')).toBe('001561191000066');
  expect(formatIce('001561191000066')).toBe('001 561 191 0000 66');
});

test('a wrong ICE says what is wrong with it', () => {
  expect(refusal('ice', '00156119100006')).toEqual({
    code: 'CLIENT_IDENTIFIER_LENGTH',
    details: { identifiant: 'ice', borne: 'exact', max: 15, chiffres: 14 },
  });
  expect(refusal('ice', '0015611910000660')?.details).toMatchObject({ chiffres: 16 });
  expect(refusal('ice', '')?.details).toMatchObject({ chiffres: 0 });
  expect(refusal('ice', '00156119100006O')).toEqual({ code: 'CLIENT_IDENTIFIER_NOT_DIGITS', details: { identifiant: 'ice' } });
  expect(refusal('ice', '٠٠١٥٦١١٩١٠٠٠٠٦٥')).toEqual({ code: 'CLIENT_ICE_CONTROL' });
});

test('one wrong digit, or two neighbours swapped, is always found', () => {
  const ice = '002136093000040';
  const wrong = Array.from(ice).flatMap((digit, at) => {
    const [before, after] = [ice.slice(0, at), ice.slice(at + 1)];
    const others = Array.from('0123456789')
      .filter((other) => other !== digit)
      .map((other) => before + other + after);
    const swapped = after !== '' && !after.startsWith(digit) ? [before + after.charAt(0) + digit + after.slice(1)] : [];
    return [...others, ...swapped];
  });
  expect(wrong.length).toBeGreaterThan(140);
  expect(wrong.filter((each) => refusal('ice', each) === null)).toEqual([]);
});

test.each([
  ['identifiant_fiscal', '40123456', null],
  ['identifiant_fiscal', '1084327', null],
  ['identifiant_fiscal', '401234567', 'CLIENT_IDENTIFIER_LENGTH'],
  ['identifiant_fiscal', 'IF 40123456', 'CLIENT_IDENTIFIER_NOT_DIGITS'],
  ['rc', '٤٨١٢٣', null],
  ['rc', '48.123', null],
  ['rc', '', 'CLIENT_IDENTIFIER_LENGTH'],
  ['taxe_professionnelle', '3456789', 'CLIENT_IDENTIFIER_LENGTH'],
  ['taxe_professionnelle', '34567890', null],
  ['cnss', '1234567', null],
  ['cnss', '123456', 'CLIENT_IDENTIFIER_LENGTH'],
] as const)('%s %j', (name, value, code) => {
  expect(refusal(name, value)?.code ?? null).toBe(code);
});
