import type { Ctx } from '../kernel/context.ts';
import { habilitationsOf, tables } from '../kernel/scope.ts';
import { createHabilitation } from '../habilitations/create.ts';
import { updateHabilitation } from '../habilitations/update.ts';
import { readCivilDate } from './cells.ts';
import type { CellOutcome, FileRow, Manner, Refuse } from './fields.ts';
import { unfit } from './readers.ts';
import { directoryOf } from './references.ts';

/** A certificate as a cell says it; null where it has no end, undefined where the end is not said. */
export interface SaidCertificate {
  type: string;
  obtention: string;
  expiration?: string | null;
}

const date = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}`;
const certificate = new RegExp(
  String.raw`^(?<type>.+?)\s*[:(]?\s*(?<du>${date})(?:\s*(?:-|–|→|←|>|\/|au|to|jusqu’au|jusqu'au|إلى)?\s*(?<au>${date}))?\s*\)?$`,
  'u',
);

/** Certificates of a cell: `ELEC-BR 2024-01-10 → 2027-01-09 ; LEVAGE 01/03/2025`. */
export function certificatesCell(cell: string, { format_date }: Manner): CellOutcome {
  const said: SaidCertificate[] = [];
  // Two dates beside one another are read with the day first unless the file says otherwise.
  const format = format_date === 'iso' ? 'jma' : format_date;
  for (const part of cell.split(/[;|\n؛]/)) {
    if (part.trim() === '') continue;
    const { type, du, au } = certificate.exec(part.trim())?.groups ?? {};
    const begins = du === undefined ? null : readCivilDate(du, format);
    const ends = au === undefined ? undefined : readCivilDate(au, format);
    if (!type || begins === null || typeof begins === 'string' || typeof ends === 'string') return unfit('habilitations');
    said.push({ type: type.trim(), obtention: begins.date, ...(ends ? { expiration: ends.date } : {}) });
  }
  return { value: said };
}

interface Kept {
  id: number;
  technicien_id: number;
  version: number;
  type: string;
  obtention: string;
  expiration: string | null;
}

/** The certificates there are, what files say of them, and how the difference is written. */
export interface Certificates {
  /** Those of a technician, as they compare. */
  of: (technicien_id: number) => object[];
  /** A row's, laid over those its technician has: an import adds and renews, and takes none away. */
  over: (row: FileRow, technicien_id: number | null) => object[] | null;
  write: (ctx: Ctx, technicien_id: number, said: readonly SaidCertificate[]) => Promise<void>;
}

/** Reads the certificates of everybody; kinds no row may name are refused at their column. */
export async function readCertificates(ctx: Ctx, rows: readonly FileRow[], refuse: Refuse): Promise<Certificates> {
  const db = tables(ctx.em);
  const kinds = await db.selectFrom('types_habilitation').select(['id', 'code', 'nom']).execute();
  const directory = directoryOf(
    kinds,
    ({ code }) => code,
    ({ nom }) => nom,
  );
  const kept: Kept[] = await habilitationsOf(ctx, 'habilitation.update')
    .innerJoin('types_habilitation as k', 'k.id', 'h.type_id')
    .select(['h.id', 'h.technicien_id', 'h.version', 'k.code as type', 'h.date_obtention as obtention', 'h.date_expiration as expiration'])
    .execute();
  const byTechnicien = Map.groupBy(kept, ({ technicien_id }) => technicien_id);
  const named = new Map<FileRow, SaidCertificate[]>();
  for (const row of rows) {
    const said = (row.values.get('habilitations') ?? null) as SaidCertificate[] | null;
    if (said === null) continue;
    const found = said.map((each) => ({ ...each, kind: directory.find(each.type) }));
    const unknown = found.find(({ kind }) => kind === null || kind === 'several');
    if (unknown) refuse(row, 'habilitations', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'habilitations', valeur: unknown.type });
    named.set(
      row,
      found.flatMap(({ kind, ...each }) => (kind && kind !== 'several' ? [{ ...each, type: kind.code }] : [])),
    );
  }
  const ownOf = (technicien_id: number | null) => (technicien_id === null ? [] : (byTechnicien.get(technicien_id) ?? []));
  const idOf = new Map(kinds.map(({ id, code }) => [code, id]));
  const same = (a: SaidCertificate, b: SaidCertificate) => a.type === b.type && a.obtention === b.obtention;
  return {
    of: (technicien_id) => ownOf(technicien_id).map(compared).toSorted(inOrder),
    over(row, technicien_id) {
      const said = named.get(row);
      if (!said) return null;
      const own = ownOf(technicien_id);
      const untouched = own.filter((each) => !said.some((other) => same(each, other)));
      const laid = said.map((each) => ({
        ...each,
        expiration: each.expiration ?? own.find((other) => same(each, other))?.expiration ?? null,
      }));
      return [...untouched, ...laid].map(compared).toSorted(inOrder);
    },
    async write(writing, technicien_id, said) {
      const own = ownOf(technicien_id);
      for (const { type, obtention, expiration } of said) {
        const before = own.find((each) => same(each, { type, obtention }));
        const end = expiration ?? null;
        if (!before) {
          // Without an end in the file, the end follows from the validity of its kind.
          const date_expiration = end === null ? {} : { date_expiration: end };
          await createHabilitation(writing, { technicien_id, type_id: idOf.get(type) ?? 0, date_obtention: obtention, ...date_expiration });
        } else if (end !== null && end !== before.expiration) {
          await updateHabilitation(writing, { id: before.id, version: before.version, date_expiration: end });
        }
      }
    },
  };
}

const compared = ({ type, obtention, expiration }: SaidCertificate) => ({ type, obtention, expiration: expiration ?? null });
const inOrder = (a: { type: string; obtention: string }, b: { type: string; obtention: string }) =>
  `${a.type} ${a.obtention}` < `${b.type} ${b.obtention}` ? -1 : 1;
