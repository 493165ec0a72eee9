import { expect, test } from 'vitest';
import { checkWarranty, isUnderWarranty } from './rules.ts';

test('a warranty ends with its last local day', () => {
  // 23:30 in Casablanca, which was an hour ahead of UTC in June 2026.
  expect(isUnderWarranty('2026-06-01', new Date('2026-06-01T22:30:00Z'))).toBe(true);
  expect(isUnderWarranty('2026-06-01', new Date('2026-06-01T23:30:00Z'))).toBe(false);
  expect(isUnderWarranty(null, new Date('2026-06-01T22:30:00Z'))).toBe(false);
});

test('it may end on the first day of service and not before; one date alone says nothing', () => {
  checkWarranty({ date_mise_en_service: '2026-01-10', date_fin_garantie: '2026-01-10' });
  checkWarranty({ date_mise_en_service: '2026-01-10' });
  checkWarranty({ date_fin_garantie: '2020-01-10', date_mise_en_service: null });
  expect(() => checkWarranty({ date_mise_en_service: '2026-01-10', date_fin_garantie: '2026-01-09' })).toThrow(
    'EQUIPEMENT_GARANTIE_INVALID',
  );
});
