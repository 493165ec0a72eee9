import { sql } from 'kysely';
import { DomainError, type ErrorCode } from '@mif/contract/errors';
import type { EntityManager } from '@mif/db/orm';
import { tables } from './scope.ts';

/** So many of something for one key within a window. */
export interface Measure {
  /** What is counted, and for whom: `signalement:adresse:…`. */
  cle: string;
  max: number;
  window_seconds: number;
}

/**
 * Counts one more of something, in every process alike: the window begins with the first. Outside a transaction that may
 * roll back, or what is refused is not counted.
 * @throws the code, with the seconds left, beyond the measure
 */
export async function countWithin(em: EntityManager, { cle, max, window_seconds }: Measure, now: Date, code: ErrorCode): Promise<void> {
  const expired = new Date(now.getTime() - window_seconds * 1000);
  const row = await tables(em)
    .insertInto('debits')
    .values({ cle: cle.slice(0, 120), debut: now, compte: 1 })
    .onConflict((conflict) =>
      conflict.column('cle').doUpdateSet({
        debut: sql`case when debits.debut <= ${expired}::timestamptz then ${now}::timestamptz else debits.debut end`,
        // Beyond the measure nothing more is counted: the window ends on time however often one knocks.
        compte: sql`case when debits.debut <= ${expired}::timestamptz then 1 else least(debits.compte + 1, ${max + 1}::int) end`,
      }),
    )
    .returning(['debut', 'compte'])
    .executeTakeFirstOrThrow();
  if (row.compte <= max) return;
  const ends = new Date(row.debut).getTime() + window_seconds * 1000;
  throw new DomainError(code, { details: { secondes: Math.max(1, Math.ceil((ends - now.getTime()) / 1000)) } });
}

/**
 * Whom an address is counted as: of IPv6 the network, which one caller has whole.
 * @param adresse as the server saw it, or null
 */
export function networkOf(adresse: string | null): string {
  if (adresse === null) return 'inconnue';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(adresse);
  if (mapped?.[1]) return mapped[1];
  if (!adresse.includes(':')) return adresse;
  const [head = '', tail] = (adresse.split('%')[0] ?? '').toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? first : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
