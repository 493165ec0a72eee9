import type { ExportFormat } from '@mif/contract/exports';
import type { Registre } from '@mif/contract/imports';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { importFile } from '../imports/test-register.ts';
import { makeCtx, callerOf } from '../kernel/test-context.ts';
import { exportList } from './run.ts';
import { clientsExport, equipementsExport, techniciensExport } from './sources.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const as = callerOf(db, now);
let admin: Actors['admin'];
const word = (key: string) => key;

beforeAll(async () => {
  const em = db.fork();
  const actors = await makeActors(em);
  admin = await inConfirmedSession(em, actors.admin, now);
  const { id } = await makeClient(em, { nom: '- Étoile ; "Sud"', ville: 'مراكش', telephone: '+212661204518', is_active: false });
  await makeClient(em, { nom: 'Béton, granulats', ville: null, email: null });
  await makeEquipement(em, { client_id: id, nom: '+ Pompe\u00a0n° 3', criticite: 'critique', statut: 'panne', localisation: null });
  await makeEquipement(em, { nom: 'مضخّة', numero_serie: '0012', frequence_entretien: 'trimestriel', modele: '-X 1' });
});

const files: Record<string, (format: ExportFormat) => ReturnType<typeof exportList>> = {
  clients: (format) => exportList(makeCtx(db.fork(), admin, now), clientsExport, { format, valeurs: 'codes' }, word),
  equipements: (format) => exportList(makeCtx(db.fork(), admin, now), equipementsExport, { format, valeurs: 'codes' }, word),
  techniciens: (format) => exportList(makeCtx(db.fork(), admin, now), techniciensExport, { format, valeurs: 'codes' }, word),
};

test.each([
  ['clients', 'csv'],
  ['clients', 'xlsx'],
  ['equipements', 'csv'],
  ['equipements', 'xlsx'],
  ['techniciens', 'csv'],
  ['techniciens', 'xlsx'],
] as const)('%s as %s with codes goes back in and changes nothing', async (registre, format) => {
  const file = await files[registre]?.(format);
  const bytes = Buffer.concat(await Array.fromAsync(file?.ecrire(new AbortController().signal) ?? []));
  const report = await as(admin, (ctx) => importFile(ctx, registre satisfies Registre, bytes, {}, { is_essai: true }));
  expect(report).toMatchObject({ a_creer: 0, a_modifier: 0, erreurs: [] });
  expect(report.deja_importees).toBeGreaterThan(1);
});
