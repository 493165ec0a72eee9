import { defineEntity, p } from '@mikro-orm/core';
import { Equipement } from './equipement.ts';

const EtiquetteSchema = defineEntity({
  name: 'Etiquette',
  tableName: 'etiquettes',
  properties: {
    equipement_id: () => p.oneToOne(Equipement).primary().mapToPk().fieldName('equipement_id').owner().deleteRule('cascade'),
    /** What its QR code carries: 122 random bits, made by PostgreSQL with the equipment. */
    jeton: p.string().length(32).defaultRaw('nouveau_jeton()').unique('etiquettes_jeton_key'),
    /** When the labels printed before stopped working. */
    renouvelee_at: p.datetime().nullable(),
  },
});

/** The secret of an equipment's label. */
export class Etiquette extends EtiquetteSchema.class {}
EtiquetteSchema.setClass(Etiquette);
export { EtiquetteSchema };

const DebitSchema = defineEntity({
  name: 'Debit',
  tableName: 'debits',
  properties: {
    /** What is counted, and for whom: `signalement:adresse:…`. */
    cle: p.string().length(120).primary(),
    debut: p.datetime(),
    compte: p.integer(),
  },
});

/** How often something was asked for since an instant: what is refused beyond its measure. */
export class Debit extends DebitSchema.class {}
DebitSchema.setClass(Debit);
export { DebitSchema };
