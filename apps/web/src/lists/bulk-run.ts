import { failureOf } from '../app/failure.ts';

/** What became of one row: `refusal` is the sentence, or null where it is done. */
export interface BulkOutcome<Row> {
  row: Row;
  refusal: string | null;
}

interface BulkRun<Row> {
  rows: readonly Row[];
  /** Does it to one row. */
  send: (row: Row) => Promise<unknown>;
  /** Whether those refused are tried again as long as others were done meanwhile: a machine goes after its parts. */
  isRepeated: boolean;
  /** Said of a row where no answer came. */
  lost: string;
  onProgress: (done: number) => void;
}

/**
 * Does one thing to several rows, one after the other: each is checked against what the one before has changed. Who does not confirm
 * it by the password is not asked again for each.
 * @returns what became of each, in the order of the rows
 */
export async function runBulk<Row>({ rows, send, isRepeated, lost, onProgress }: BulkRun<Row>): Promise<BulkOutcome<Row>[]> {
  const refusals = new Map<Row, string | null>();
  let waiting = rows;
  let given: string | null = null;
  for (;;) {
    const refused: Row[] = [];
    for (const row of waiting) {
      onProgress([...refusals.values()].filter((refusal) => refusal === null).length);
      let refusal: string | null = given;
      try {
        if (given === null) await send(row);
      } catch (error) {
        const failure = failureOf(error);
        refusal = failure.kind === 'network' ? lost : failure.message || lost;
        if (failure.kind !== 'network' && failure.code === 'AUTH_CONFIRMATION_REQUIRED') given = refusal;
      }
      refusals.set(row, refusal);
      if (refusal !== null) refused.push(row);
    }
    if (!isRepeated || given !== null || refused.length === 0 || refused.length === waiting.length) break;
    waiting = refused;
  }
  return rows.map((row) => ({ row, refusal: refusals.get(row) ?? null }));
}
