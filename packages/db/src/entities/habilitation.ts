import { defineEntity, p } from '@mikro-orm/core';
import { Technicien } from './technicien.ts';

const TypeHabilitationSchema = defineEntity({
  name: 'TypeHabilitation',
  tableName: 'types_habilitation',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(40).unique('types_habilitation_code_key'),
    nom: p.string().length(120),
    validite_mois: p.integer().nullable(),
    is_bloquante: p.boolean().default(true),
    is_active: p.boolean().default(true),
    version: p.integer().version(),
  },
});

/** A kind of certification. */
export class TypeHabilitation extends TypeHabilitationSchema.class {}
TypeHabilitationSchema.setClass(TypeHabilitation);
export { TypeHabilitationSchema };

const HabilitationSchema = defineEntity({
  name: 'Habilitation',
  tableName: 'habilitations',
  properties: {
    id: p.integer().primary(),
    technicien_id: () => p.manyToOne(Technicien).mapToPk().fieldName('technicien_id'),
    type_id: () => p.manyToOne(TypeHabilitation).mapToPk().fieldName('type_id'),
    numero: p.string().length(80).nullable(),
    organisme: p.string().length(160).nullable(),
    date_obtention: p.date(),
    date_expiration: p.date().nullable(),
    /** Taken out again: entered by mistake, or withdrawn by who issued it. */
    is_active: p.boolean().default(true),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'habilitations_technicien_idx', properties: ['technicien_id', 'type_id'] },
    { name: 'habilitations_expiration_idx', properties: ['date_expiration', 'id'] },
  ],
});

/** A technician's certificate. */
export class Habilitation extends HabilitationSchema.class {}
HabilitationSchema.setClass(Habilitation);
export { HabilitationSchema };

const HabilitationAlerteSchema = defineEntity({
  name: 'HabilitationAlerte',
  tableName: 'habilitation_alertes',
  properties: {
    habilitation_id: () => p.manyToOne(Habilitation).mapToPk().fieldName('habilitation_id').primary(),
    /** Of the certificate when it was told: one that was prolonged is told of again. */
    date_expiration: p.date().primary(),
    /** Days before the expiry. */
    seuil: p.smallint().primary(),
    created_at: p.datetime(),
  },
});

/** That the expiry of a certificate was told, once a threshold. */
export class HabilitationAlerte extends HabilitationAlerteSchema.class {}
HabilitationAlerteSchema.setClass(HabilitationAlerte);
export { HabilitationAlerteSchema };
