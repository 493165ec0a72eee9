import { defineEntity, p, type Opt } from '@mikro-orm/core';
import type { SourceDemande, StatutDemande } from '@mif/contract/demandes';
import type { Priorite } from '@mif/contract/interventions';
import type { Langue } from '@mif/contract/users';
import { Client } from './client.ts';
import { Equipement } from './equipement.ts';
import { Intervention } from './intervention.ts';
import { Site } from './site.ts';
import { User } from './user.ts';

const DemandeSchema = defineEntity({
  name: 'Demande',
  tableName: 'demandes',
  properties: {
    id: p.integer().primary(),
    reference: p.string().length(20).unique('demandes_reference_key'),
    titre: p.string().length(200),
    description: p.text().nullable(),
    statut: p.string().length(20).$type<StatutDemande>(),
    priorite: p.string().length(20).$type<Priorite>(),
    /** 0 basse … 4 critique: what lists sort by. */
    priorite_rang: p
      .smallint()
      .generated(
        "(case priorite when 'critique' then 4 when 'haute' then 3 when 'programmee' then 2 when 'normale' then 1 else 0 end) stored",
      )
      .$type<Opt<number>>(),
    source: p.string().length(20).$type<SourceDemande>(),
    date_creation: p.datetime(),
    date_decision: p.datetime().nullable(),
    decideur_id: () => p.manyToOne(User).mapToPk().fieldName('decideur_id').nullable(),
    motif_refus: p.text().nullable(),
    /** The company of the machine or the site: the row scope of a client's account. */
    client_id: () => p.manyToOne(Client).mapToPk().fieldName('client_id'),
    site_id: () => p.manyToOne(Site).mapToPk().fieldName('site_id'),
    equipement_id: () => p.manyToOne(Equipement).mapToPk().fieldName('equipement_id').nullable(),
    auteur_id: () => p.manyToOne(User).mapToPk().fieldName('auteur_id').nullable(),
    contact_nom: p.string().length(120).nullable(),
    contact_telephone: p.string().length(40).nullable(),
    contact_email: p.string().length(254).nullable(),
    /** In which language a report without an account was written. */
    contact_langue: p.string().length(2).$type<Langue>().nullable(),
    /** Another demande. */
    doublon_de: p.integer().nullable(),
    intervention_id: () => p.manyToOne(Intervention).mapToPk().fieldName('intervention_id').nullable().index('demandes_intervention_idx'),
    /** The secret of the link that shows the state of a report without an account. */
    suivi: p.string().length(32).nullable().unique('demandes_suivi_key'),
    version: p.integer().version(),
  },
  indexes: [
    {
      name: 'demandes_creation_idx',
      expression: 'create index demandes_creation_idx on demandes (date_creation desc, id desc)',
    },
    {
      name: 'demandes_statut_creation_idx',
      expression: 'create index demandes_statut_creation_idx on demandes (statut, date_creation desc, id desc)',
    },
    {
      name: 'demandes_client_creation_idx',
      expression: 'create index demandes_client_creation_idx on demandes (client_id, date_creation desc, id desc)',
    },
    {
      name: 'demandes_auteur_creation_idx',
      expression: 'create index demandes_auteur_creation_idx on demandes (auteur_id, date_creation desc, id desc)',
    },
    {
      name: 'demandes_priorite_idx',
      expression: 'create index demandes_priorite_idx on demandes (priorite_rang desc, id desc)',
    },
    {
      name: 'demandes_intervention_unique',
      expression: `create unique index demandes_intervention_unique on demandes (intervention_id) where statut = 'acceptee'`,
    },
    { name: 'demandes_equipement_idx', properties: ['equipement_id'] },
    { name: 'demandes_site_idx', properties: ['site_id'] },
    { name: 'demandes_recherche_idx', expression: 'create index demandes_recherche_idx on demandes using gin (recherche)' },
    {
      name: 'demandes_titre_trigrammes_idx',
      expression: 'create index demandes_titre_trigrammes_idx on demandes using gin (recherche.sans_accents(titre) recherche.gin_trgm_ops)',
    },
  ],
});

/** What a client, an employee or a passer-by asks for: it becomes an intervention, or is answered. */
export class Demande extends DemandeSchema.class {}
DemandeSchema.setClass(Demande);
export { DemandeSchema };
