import { defineEntity, p } from '@mikro-orm/core';

const BattementSchema = defineEntity({
  name: 'Battement',
  tableName: 'battements',
  properties: {
    /** Names one run of a worker; the jobs it has taken are locked by this name. */
    processus: p.string().length(80).primary(),
    demarre_at: p.datetime(),
    vu_at: p.datetime(),
  },
});

/** A worker at work, and when it was last heard of. */
export class Battement extends BattementSchema.class {}
BattementSchema.setClass(Battement);
export { BattementSchema };
