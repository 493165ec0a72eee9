import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type EntityManager as PostgresEntityManager, type InferKyselyDB } from '@mikro-orm/postgresql';
import { BattementSchema } from './entities/battement.ts';
import { ClientSchema } from './entities/client.ts';
import { CommandeSchema } from './entities/commande.ts';
import { EquipementHistoriqueSchema, EquipementSchema } from './entities/equipement.ts';
import { ImportMappingSchema } from './entities/import.ts';
import { InterventionHistoriqueSchema, InterventionSchema, InterventionTempsSchema, NumerotationSchema } from './entities/intervention.ts';
import { EnvoiSchema, NotificationSchema } from './entities/notification.ts';
import { LoginFailureSchema, RefreshTokenSchema, SessionSchema } from './entities/session.ts';
import { CompetenceSchema, TechnicienCompetenceSchema, TechnicienSchema } from './entities/technicien.ts';
import { UserSchema } from './entities/user.ts';
import { VueSchema } from './entities/vue.ts';
import { migrationsList } from './migrations/list.ts';

const entities = [
  ClientSchema,
  UserSchema,
  SessionSchema,
  RefreshTokenSchema,
  LoginFailureSchema,
  TechnicienSchema,
  CompetenceSchema,
  TechnicienCompetenceSchema,
  EquipementSchema,
  EquipementHistoriqueSchema,
  InterventionSchema,
  InterventionHistoriqueSchema,
  InterventionTempsSchema,
  NumerotationSchema,
  CommandeSchema,
  NotificationSchema,
  EnvoiSchema,
  VueSchema,
  ImportMappingSchema,
  BattementSchema,
] as const;

export type EntityManager = PostgresEntityManager;
export type Orm = Awaited<ReturnType<typeof createOrm>>;

/** Tables and columns as typed projections see them. */
export type Tables = InferKyselyDB<(typeof entities)[number], { tableNamingStrategy: 'table' }>;

/**
 * Opens the database. It connects lazily; close it with `orm.close()`.
 * @param url `postgres://…`
 * @param options size of the pool (default 10), name shown in pg_stat_activity
 */
export function createOrm(url: string, options: { poolMax?: number; applicationName?: string } = {}) {
  return new MikroORM({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    pool: { min: 0, max: options.poolMax ?? 10 },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    ensureDatabase: false,
    driverOptions: { application_name: options.applicationName ?? 'mif' },
    migrations: { migrationsList, snapshot: false, transactional: true, allOrNothing: true, tableName: 'migrations' },
    schemaGenerator: {
      ignoreSchema: ['graphile_worker', 'recherche'],
      createForeignKeyConstraints: true,
    },
  });
}
