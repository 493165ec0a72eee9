import { DomainError } from '@mif/contract/errors';
import { sql } from 'kysely';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf, equipementsOf } from '../kernel/scope.ts';
import type { Columns } from './columns.ts';
import type { RowRemark } from './prepared.ts';
import type { ImportRow } from './rows.ts';

/** Where a row's work was done; one that must be created has no id yet. */
export interface Placed {
  row: ImportRow;
  client_id: number;
  /** The code as the register writes it. */
  code: string;
  equipement_id: number | null;
}

interface Known {
  id: number;
  code: string;
  client_id: number;
  statut: string;
}

const sameCode = (code: string) => code.toLowerCase();

/**
 * Finds the equipment each row names: by its code, in any case, at the mapping's client or, where it names none, at every
 * client. Unknown ones are created later where the mapping asks for it.
 * @returns rows with their equipment, and what is wrong with the others
 * @throws CLIENT_NOT_FOUND
 */
export async function placeRows(
  ctx: Ctx,
  rows: readonly ImportRow[],
  columns: Columns,
): Promise<{ placed: Placed[]; erreurs: RowRemark[] }> {
  const { client_id, creer_equipements } = columns.mapping;
  if (client_id !== undefined) await requireClient(ctx, client_id);
  const known = await findKnown(ctx, rows, client_id);
  const firstSpelling = new Map<string, string>();
  const placed: Placed[] = [];
  const erreurs: RowRemark[] = [];
  for (const row of rows) {
    const found = pick(known.get(sameCode(row.equipement)) ?? [], row.equipement);
    const refuse = (code: RowRemark['code'], details: RowRemark['details'] = {}) => {
      const colonne = columns.titles[columns.places.equipement ?? -1] ?? null;
      erreurs.push({ ligne: row.ligne, colonne, valeur: row.equipement, code, details });
    };
    if (found === 'several') refuse('IMPORT_VALUE_INVALID', { attendu: 'code_unique' });
    else if (found?.statut === 'retire' && row.statut === 'ouverte') refuse('EQUIPEMENT_RETIRED', { equipement: found.code });
    else if (found) placed.push({ row, client_id: found.client_id, code: found.code, equipement_id: found.id });
    else if (creer_equipements && client_id !== undefined) {
      const code = firstSpelling.get(sameCode(row.equipement)) ?? row.equipement;
      firstSpelling.set(sameCode(row.equipement), code);
      placed.push({ row, client_id, code, equipement_id: null });
    } else refuse('IMPORT_EQUIPEMENT_UNKNOWN');
  }
  return { placed, erreurs };
}

async function requireClient(ctx: Ctx, client_id: number): Promise<void> {
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'mapping.client_id' });
}

async function findKnown(ctx: Ctx, rows: readonly ImportRow[], client_id: number | undefined): Promise<Map<string, Known[]>> {
  const codes = [...new Set(rows.map(({ equipement }) => sameCode(equipement)))];
  let query = equipementsOf(ctx, 'equipement.read').select(['e.id', 'e.code', 'e.client_id', 'e.statut']);
  query = query.where(sql<boolean>`lower(e.code) = any(${codes}::text[])`);
  if (client_id !== undefined) query = query.where('e.client_id', '=', client_id);
  return Map.groupBy(await query.execute(), ({ code }) => sameCode(code));
}

/** The one equipment a code means: the only one, or the only one written exactly so. */
function pick(candidates: readonly Known[], code: string): Known | 'several' | null {
  if (candidates.length <= 1) return candidates[0] ?? null;
  const exact = candidates.filter((candidate) => candidate.code === code);
  return exact.length === 1 ? (exact[0] ?? null) : 'several';
}
