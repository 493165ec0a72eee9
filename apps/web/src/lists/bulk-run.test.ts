import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { runBulk } from './bulk-run.ts';

const refusal = (error_code: string) => {
  const data = { httpStatus: 409, error_code, field: null, details: null, request_id: null, message_traduit: error_code };
  return TRPCClientError.from({ error: { message: error_code, code: -32_000, data } });
};
const run = (rows: readonly number[], send: (row: number) => Promise<unknown>, isRepeated = false) =>
  runBulk({ rows, send, isRepeated, lost: 'lost', onProgress: () => undefined });

test('each row is tried once, and the refused ones say why', async () => {
  const sent: number[] = [];
  const outcomes = await run([1, 2, 3], async (row) => {
    sent.push(row);
    if (row === 2) throw refusal('EQUIPEMENT_IN_USE');
    if (row === 3) throw new TRPCClientError('fetch failed');
    return row;
  });
  expect(sent).toEqual([1, 2, 3]);
  expect(outcomes).toEqual([
    { row: 1, refusal: null },
    { row: 2, refusal: 'EQUIPEMENT_IN_USE' },
    { row: 3, refusal: 'lost' },
  ]);
});

test('what its parts hold back is tried again once they are done, and no longer than that helps', async () => {
  const done = new Set<number>();
  let tries = 0;
  const outcomes = await run(
    [3, 2, 1, 9],
    async (row) => {
      tries += 1;
      if (row === 9 || (row > 1 && !done.has(row - 1))) throw refusal('EQUIPEMENT_HAS_CHILDREN');
      done.add(row);
      return row;
    },
    true,
  );
  expect(outcomes.map((outcome) => outcome.refusal)).toEqual([null, null, null, 'EQUIPEMENT_HAS_CHILDREN']);
  expect(tries).toBe(4 + 3 + 2 + 1);
});

test('a password that is not given is asked for once', async () => {
  let asked = 0;
  const outcomes = await run([1, 2, 3], async () => {
    asked += 1;
    throw refusal('AUTH_CONFIRMATION_REQUIRED');
  });
  expect(asked).toBe(1);
  expect(outcomes.map((outcome) => outcome.refusal)).toEqual(Array.from({ length: 3 }, () => 'AUTH_CONFIRMATION_REQUIRED'));
});
