import type { JourFerie, JourFerieList, ListJoursFeriesInput } from '@mif/contract/calendriers';
import { DomainError } from '@mif/contract/errors';
import { addDays, toCivilDate } from '@mif/contract/time';
import { reachOfActor, requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { feries } from './load.ts';

/**
 * The holidays and the Ramadan of a year, in their order.
 * @param annee this year where none is named
 */
export async function listJoursFeries(ctx: Ctx, input: ListJoursFeriesInput): Promise<JourFerieList> {
  requirePermission(ctx.actor, 'jour_ferie.read');
  const annee = input.annee ?? Number(toCivilDate(ctx.now).slice(0, 4));
  const rows = await columnsOf(ctx).where('f.date', '<=', `${annee}-12-31`).execute();
  const items = rows
    .map((row) => toJourFerie(ctx, row, annee))
    .filter(
      ({ debut, fin, date, jusqu_au }) =>
        debut <= `${annee}-12-31` && fin >= `${annee}-01-01` && debut >= date && (jusqu_au === null || debut <= jusqu_au),
    )
    // What comes back on 29 February does so in leap years.
    .filter(({ debut, date }) => debut.slice(5) === date.slice(5))
    .toSorted((a, b) => (a.debut < b.debut ? -1 : a.debut > b.debut ? 1 : a.id - b.id));
  return { items, actions_permises: mayEdit(ctx) ? ['create'] : [] };
}

/**
 * One holiday, as it is in the year of its date, or this year where it comes back.
 * @throws JOUR_FERIE_NOT_FOUND
 */
export async function readJourFerie(ctx: Ctx, id: number): Promise<JourFerie> {
  requirePermission(ctx.actor, 'jour_ferie.read');
  const row = await columnsOf(ctx).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('JOUR_FERIE_NOT_FOUND', { field: 'id' });
  const first = Number(row.date.slice(0, 4));
  return toJourFerie(ctx, row, Math.max(first, row.is_annuel ? Number(toCivilDate(ctx.now).slice(0, 4)) : first));
}

function columnsOf(ctx: Ctx) {
  return feries(ctx)
    .leftJoin('users as u', 'u.id', 'f.confirme_par_id')
    .select([
      'f.id',
      'f.code',
      'f.nom',
      'f.date',
      'f.jours',
      'f.is_annuel',
      'f.jusqu_au',
      'f.annee_hegire',
      'f.is_estime',
      'f.confirme_par_id',
      'f.confirme_at',
      'f.version',
      'u.full_name',
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof columnsOf>['executeTakeFirstOrThrow']>>;

const mayEdit = (ctx: Ctx) => reachOfActor(actorOf(ctx), 'jour_ferie.update') === 'any';

function toJourFerie(ctx: Ctx, { confirme_par_id, full_name, confirme_at, ...row }: Row, annee: number): JourFerie {
  const [, month = 1, day = 1] = row.date.split('-').map(Number);
  const debut = row.is_annuel ? new Date(Date.UTC(annee, month - 1, day)).toISOString().slice(0, 10) : row.date;
  return {
    ...row,
    debut,
    fin: addDays(debut, row.jours - 1),
    confirme_par: confirme_par_id === null || full_name === null ? null : { id: confirme_par_id, full_name },
    confirme_at: toIsoOrNull(confirme_at),
    actions_permises: mayEdit(ctx) ? actionsOf(row) : [],
  };
}

function actionsOf({ code, annee_hegire }: Pick<Row, 'code' | 'annee_hegire'>): JourFerie['actions_permises'] {
  if (annee_hegire !== null) return ['confirm'];
  return code === null ? ['update', 'remove'] : ['update'];
}
