import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type EntityManager as PostgresEntityManager, type InferKyselyDB } from '@mikro-orm/postgresql';
import { AbsenceSchema } from './entities/absence.ts';
import { AbonnementSchema } from './entities/abonnement.ts';
import { ArretSchema } from './entities/arret.ts';
import { BattementSchema } from './entities/battement.ts';
import { CalendrierSchema } from './entities/calendrier.ts';
import { CalendrierVersionSchema } from './entities/calendrier-version.ts';
import { ClientSchema } from './entities/client.ts';
import { CommandeSchema } from './entities/commande.ts';
import { ContactSchema } from './entities/contact.ts';
import { CompteurSchema, ReleveSchema } from './entities/compteur.ts';
import { EquipementSchema } from './entities/equipement.ts';
import { DemandeSchema } from './entities/demande.ts';
import { DebitSchema, EtiquetteSchema } from './entities/etiquette.ts';
import { DocumentRevisionSchema, DocumentSchema } from './entities/document.ts';
import { HabilitationAlerteSchema, HabilitationSchema, TypeHabilitationSchema } from './entities/habilitation.ts';
import { ImportMappingSchema } from './entities/import.ts';
import { InterventionHistoriqueSchema, InterventionSchema, InterventionTempsSchema, NumerotationSchema } from './entities/intervention.ts';
import { JournalSchema } from './entities/journal.ts';
import { JourFerieSchema } from './entities/jour-ferie.ts';
import { LienSchema, OubliSchema } from './entities/lien.ts';
import { ModeleMessageSchema } from './entities/modele-message.ts';
import { EcheanceSchema, PlanSchema } from './entities/plan.ts';
import { EnvoiSchema, NotificationSchema, RappelSchema } from './entities/notification.ts';
import { ParametreSchema } from './entities/parametre.ts';
import { AbonnementPushSchema, ClePushSchema } from './entities/push.ts';
import { CodeSecoursSchema, SecondFacteurSchema } from './entities/second-facteur.ts';
import { LoginFailureSchema, RefreshTokenSchema, SessionSchema } from './entities/session.ts';
import { SiteSchema } from './entities/site.ts';
import { AstreinteSchema, CompetenceSchema, TechnicienCompetenceSchema, TechnicienSchema } from './entities/technicien.ts';
import { TravailAlerteSchema, TravailEchecSchema } from './entities/travail.ts';
import { TypeEquipementSchema } from './entities/type-equipement.ts';
import { UserSchema } from './entities/user.ts';
import { VueSchema } from './entities/vue.ts';
import { giveBackLost } from './lost-connections.ts';
import { migrationsList } from './migrations/list.ts';

const entities = [
  CalendrierSchema,
  CalendrierVersionSchema,
  JourFerieSchema,
  ClientSchema,
  UserSchema,
  SessionSchema,
  RefreshTokenSchema,
  LoginFailureSchema,
  LienSchema,
  OubliSchema,
  SecondFacteurSchema,
  CodeSecoursSchema,
  ParametreSchema,
  TechnicienSchema,
  CompetenceSchema,
  TechnicienCompetenceSchema,
  SiteSchema,
  ContactSchema,
  AstreinteSchema,
  AbsenceSchema,
  TypeHabilitationSchema,
  HabilitationSchema,
  HabilitationAlerteSchema,
  EquipementSchema,
  TypeEquipementSchema,
  CompteurSchema,
  ReleveSchema,
  ArretSchema,
  InterventionSchema,
  InterventionHistoriqueSchema,
  InterventionTempsSchema,
  NumerotationSchema,
  CommandeSchema,
  NotificationSchema,
  EnvoiSchema,
  ModeleMessageSchema,
  RappelSchema,
  AbonnementPushSchema,
  ClePushSchema,
  VueSchema,
  ImportMappingSchema,
  BattementSchema,
  TravailEchecSchema,
  TravailAlerteSchema,
  JournalSchema,
  DemandeSchema,
  EtiquetteSchema,
  DebitSchema,
  DocumentSchema,
  DocumentRevisionSchema,
  PlanSchema,
  EcheanceSchema,
  AbonnementSchema,
] as const;

export type EntityManager = PostgresEntityManager;
export type Orm = Awaited<ReturnType<typeof createOrm>>;

/** Tables and columns as typed projections see them. */
export type Tables = InferKyselyDB<(typeof entities)[number], { tableNamingStrategy: 'table' }>;

/** How long a connection may keep others waiting, in milliseconds: a process that hangs holds no lock for ever. */
export interface Limits {
  statementMs: number;
  /** Between two statements of one transaction. */
  idleMs: number;
  /** For a connection of the pool, and for a lock. */
  waitMs: number;
}

/**
 * Opens the database. It connects lazily; close it with `orm.close()`.
 * @param url `postgres://…`
 * @param options size of the pool (default 10), name shown in pg_stat_activity, limits (default none)
 */
export function createOrm(url: string, options: { poolMax?: number; applicationName?: string; limits?: Limits } = {}) {
  return new MikroORM({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    pool: { min: 0, max: options.poolMax ?? 10 },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    ensureDatabase: false,
    driverOptions: {
      application_name: options.applicationName ?? 'mif',
      onPoolCreated: giveBackLost,
      ...(options.limits ? driverLimits(options.limits) : {}),
    },
    migrations: { migrationsList, snapshot: false, transactional: true, allOrNothing: true, tableName: 'migrations' },
    schemaGenerator: {
      ignoreSchema: ['graphile_worker', 'recherche'],
      createForeignKeyConstraints: true,
    },
  });
}

function driverLimits({ statementMs, idleMs, waitMs }: Limits) {
  return {
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: idleMs,
    lock_timeout: waitMs,
    connectionTimeoutMillis: waitMs,
    keepAlive: true,
  };
}
