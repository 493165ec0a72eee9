import { Equipement } from '@mif/db/entities/equipement';
import type { CreateEquipementInput, EquipementDetail } from '@mif/contract/equipements';
import { DomainError } from '@mif/contract/errors';
import { changesOfCreation, recordChange } from '../journal/record.ts';
import { requirePermission } from '../kernel/actor.ts';
import { nextCode } from '../kernel/codes.ts';
import type { Ctx } from '../kernel/context.ts';
import { clientsOf, unscopedTables } from '../kernel/scope.ts';
import { requireSiteInUse } from '../sites/in-use.ts';
import { takeType } from '../types-equipement/use.ts';
import { applyValues } from '../types-equipement/values.ts';
import { readEquipement } from './project.ts';
import { recordedFields } from './recorded.ts';
import { checkWarranty } from './rules.ts';
import { findPlace, placeText, requireFreeName } from './tree.ts';

/**
 * Registers an equipment at a client's: under its parent, else at the top of the given site, else of the client's first
 * one; without a code it gets the next one, `EQ-0001`. A type nobody used before is added to the register of types.
 * @throws CLIENT_NOT_FOUND, SITE_NOT_FOUND, SITE_INACTIVE, EQUIPEMENT_NOT_FOUND, EQUIPEMENT_OTHER_CLIENT, EQUIPEMENT_PARENT_SITE and
 * EQUIPEMENT_RETIRED of its parent, EQUIPEMENT_TOO_DEEP, EQUIPEMENT_NOM_TAKEN, EQUIPEMENT_CODE_TAKEN,
 * EQUIPEMENT_GARANTIE_INVALID, EQUIPEMENT_CHAMP_INVALID
 */
export async function createEquipement(ctx: Ctx, input: CreateEquipementInput): Promise<EquipementDetail> {
  requirePermission(ctx.actor, 'equipement.create');
  const { client_id } = input;
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.id', '=', client_id).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client_id' });
  const place = await findPlace(ctx, client_id, input);
  await requireSiteInUse(ctx, place.site_id, place.parent ? 'parent_id' : 'site_id');
  const type = await takeType(ctx, input.type);
  const valeurs = applyValues(type.champs, {}, input.valeurs ?? {}, { isWhole: true });
  checkWarranty(input);
  await requireFreeName(ctx, { site_id: place.site_id, nom: input.nom });
  const equipement = ctx.em.create(Equipement, {
    code: input.code ?? (await nextCode(ctx, 'EQ', (code) => isTaken(ctx, client_id, code))),
    nom: input.nom,
    type: type.nom,
    localisation: input.localisation ?? null,
    frequence_entretien: input.frequence_entretien ?? null,
    criticite: input.criticite,
    numero_serie: input.numero_serie ?? null,
    fabricant: input.fabricant ?? null,
    modele: input.modele ?? null,
    date_mise_en_service: input.date_mise_en_service ?? null,
    date_fin_garantie: input.date_fin_garantie ?? null,
    valeurs,
    client_id,
    site_id: place.site_id,
    parent_id: place.parent?.id ?? null,
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.em.flush();
  const emplacement = await placeText(ctx, place.site_id, place.parent?.id ?? null);
  await recordChange(ctx, {
    objet: 'equipement',
    objet_id: equipement.id,
    action: 'create',
    changements: changesOfCreation({ ...recordedFields(equipement), emplacement }),
  });
  return readEquipement(ctx, equipement.id);
}

async function isTaken(ctx: Ctx, client_id: number, code: string): Promise<boolean> {
  const row = await unscopedTables(ctx.em)
    .selectFrom('equipements')
    .select('id')
    .where('client_id', '=', client_id)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}
