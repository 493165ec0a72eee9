import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const CommandeSchema = defineEntity({
  name: 'Commande',
  tableName: 'commandes',
  properties: {
    command_id: p.uuid().primary(),
    acteur_id: () => p.manyToOne(User).mapToPk().fieldName('acteur_id'),
    nom: p.string().length(60),
    /** SHA-256 of the input: the same id with another input is refused. */
    empreinte: p.string().length(64),
    created_at: p.datetime().defaultRaw('now()'),
    intervention_id: p.integer().nullable(),
  },
});

/** A command that was applied: sent again, it is not applied again. */
export class Commande extends CommandeSchema.class {}
CommandeSchema.setClass(Commande);
export { CommandeSchema };
