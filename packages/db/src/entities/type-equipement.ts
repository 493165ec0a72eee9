import { defineEntity, p } from '@mikro-orm/core';
import type { ChampType } from '@mif/contract/types-equipement';

const TypeEquipementSchema = defineEntity({
  name: 'TypeEquipement',
  tableName: 'types_equipement',
  properties: {
    id: p.integer().primary(),
    nom: p.string().length(80),
    icone: p.string().length(40).nullable(),
    champs: p.json<ChampType[]>(),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
    created_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    updated_at: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
  },
  indexes: [
    {
      name: 'types_equipement_nom_key',
      expression: 'create unique index types_equipement_nom_key on types_equipement (recherche.sans_accents(nom))',
    },
  ],
});

/** A kind of equipment, with the fields asked of each. */
export class TypeEquipement extends TypeEquipementSchema.class {}
TypeEquipementSchema.setClass(TypeEquipement);
export { TypeEquipementSchema };
