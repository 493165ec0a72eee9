import { defineEntity, p } from '@mikro-orm/core';
import type { Vue as VueDto } from '@mif/contract/vues';
import { User } from './user.ts';

const VueSchema = defineEntity({
  name: 'Vue',
  tableName: 'vues',
  properties: {
    id: p.integer().primary(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    liste: p.string().length(40).$type<VueDto['liste']>(),
    nom: p.string().length(80),
    requete: p.string().length(2000),
    is_partagee: p.boolean().default(false),
  },
  uniques: [{ name: 'vues_user_liste_nom_key', properties: ['user_id', 'liste', 'nom'] }],
});

/** A saved view of a list. */
export class Vue extends VueSchema.class {}
VueSchema.setClass(Vue);
export { VueSchema };
