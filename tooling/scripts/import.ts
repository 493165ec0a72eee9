import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '@mif/contract/errors';
import { IMPORT_MAX_BYTES, ImportError, ImportMapping } from '@mif/contract/imports';
import { migrate } from '@mif/db/migrate';
import { createOrm, type Orm } from '@mif/db/orm';
import { systemActor } from '@mif/domain/auth/system-actor';
import { previewImport } from '@mif/domain/imports/preview';
import { runImport } from '@mif/domain/imports/run';
import { createCtx, inTransaction, type Ctx } from '@mif/domain/kernel/context';
import { clientsOf } from '@mif/domain/kernel/scope';
import { translateError } from '@mif/i18n/errors';
import { z } from 'zod';
import { openDatabase } from './database.ts';
import { readSettings } from './environment.ts';
import { importUsage, parseImportArguments, UsageError, type ImportArguments } from './import-arguments.ts';
import { describeMapping, describeRemarks, describeReport } from './import-report.ts';

// pnpm run import REGISTRE FILE: what the page « Importer » does, for a terminal. (`pnpm import` is pnpm's own.)
process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  try {
    const asked = parseImportArguments(argv);
    if (asked === null) {
      console.log(importUsage);
      return 0;
    }
    const contenu = readFile(asked.fichier);
    const database = await openDatabase(readSettings());
    try {
      await migrate(database.url);
      const orm = createOrm(database.url, { poolMax: 2, applicationName: 'mif-import' });
      try {
        return await run(orm, asked, contenu);
      } finally {
        await orm.close(true);
      }
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\npnpm run import --help`);
      return 2;
    }
    if (!(error instanceof DomainError)) throw error;
    console.error(describeRefusal(error));
    return 1;
  }
}

function readFile(path: string): Buffer {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > IMPORT_MAX_BYTES) throw new DomainError('IMPORT_FILE_TOO_LARGE');
    return bytes;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new UsageError(`le fichier ${path} ne peut pas être lu (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function run(orm: Orm, asked: ImportArguments, contenu: Buffer): Promise<number> {
  const actor = await systemActor(orm.em.fork());
  const now = new Date();
  const as = <T>(verb: (ctx: Ctx) => Promise<T>) =>
    inTransaction(createCtx({ em: orm.em.fork(), actor, now, requestId: 'import', langue: 'fr', log: console }), verb);
  const { registre, feuille } = asked;
  const fichier = {
    registre,
    nom: basename(asked.fichier),
    contenu_base64: contenu.toString('base64'),
    ...(feuille === undefined ? {} : { feuille }),
  };
  const preview = await as((ctx) => previewImport(ctx, fichier));
  const mapping = await as((ctx) => mappingOf(ctx, preview.mapping_propose, asked));
  const client = await as((ctx) => clientCodeOf(ctx, mapping.client_id));
  console.log(`${fichier.nom} : ${describeMapping(preview, mapping, client)}\n`);
  const { is_essai, ignorer_erreurs } = asked;
  const report = await as((ctx) => runImport(ctx, { ...fichier, mapping, is_essai, ignorer_erreurs }, translateError));
  console.log(describeReport(registre, report));
  return report.erreurs_total > 0 && !ignorer_erreurs ? 1 : 0;
}

async function mappingOf(ctx: Ctx, base: ImportMapping, asked: ImportArguments): Promise<ImportMapping> {
  const colonnes = Object.fromEntries(Object.entries({ ...base.colonnes, ...asked.colonnes }).filter(([, colonne]) => colonne !== ''));
  const valeurs = { ...base.valeurs };
  for (const [field, said] of Object.entries(asked.valeurs)) valeurs[field] = { ...valeurs[field], ...said };
  const client_id = asked.client === undefined ? base.client_id : await clientIdOf(ctx, asked.client);
  return ImportMapping.parse({ ...base, ...asked.mapping, colonnes, valeurs, client_id });
}

async function clientIdOf(ctx: Ctx, code: string): Promise<number> {
  const client = await clientsOf(ctx, 'client.read').select('c.id').where('c.code', '=', code).executeTakeFirst();
  if (!client) throw new DomainError('CLIENT_NOT_FOUND', { field: 'client' });
  return client.id;
}

async function clientCodeOf(ctx: Ctx, id: number | undefined): Promise<string | null> {
  if (id === undefined) return null;
  const client = await clientsOf(ctx, 'client.read').select('c.code').where('c.id', '=', id).executeTakeFirst();
  return client?.code ?? null;
}

function describeRefusal(error: DomainError): string {
  const said = translateError(error.code, 'fr', { ...error.details, field: error.field ?? null });
  const erreurs = z.array(ImportError).safeParse(error.details?.['erreurs']).data ?? [];
  const total = Number(error.details?.['erreurs_total'] ?? 0);
  return [...describeRemarks('Erreurs', erreurs, total), said].join('\n');
}
