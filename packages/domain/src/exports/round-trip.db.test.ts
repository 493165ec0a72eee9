import type { ExportFormat } from '@mif/contract/exports';
import type { Registre } from '@mif/contract/imports';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { Habilitation, TypeHabilitation } from '@mif/db/entities/habilitation';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeEquipement, makeSite, makeTechnicien } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { importFile } from '../imports/test-register.ts';
import { makeCtx, callerOf } from '../kernel/test-context.ts';
import { exportList } from './run.ts';
import { equipementsExport } from './equipements.ts';
import { techniciensExport } from './people.ts';
import { clientsExport } from './sources.ts';

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
  const line = await makeEquipement(em, { client_id: id, nom: 'Ligne 2', type: 'ligne', date_mise_en_service: '2019-03-01' });
  const site = await makeSite(em, { client_id: id, nom: 'Dépôt n° 2' });
  const hall = await makeEquipement(em, { client_id: id, site_id: site.id, nom: 'Halle', date_fin_garantie: '2027-02-28' });
  await makeEquipement(em, { client_id: id, site_id: site.id, parent_id: hall.id, nom: 'Pont' });
  await makeEquipement(em, { client_id: id, parent_id: line.id, nom: 'Convoyeur' });
  const technicien = await makeTechnicien(em, {
    vehicule: 'Kangoo 12345-أ-6',
    base_adresse: 'Aïn Sebaâ',
    base_latitude: 33.6,
    base_longitude: -7.53,
  });
  const kind = em.create(TypeHabilitation, { code: 'B2V', nom: 'Électrique', is_bloquante: true });
  await em.flush();
  const certificate = { technicien_id: technicien.id, type_id: kind.id };
  em.create(Habilitation, { ...certificate, date_obtention: '2022-01-10', date_expiration: '2025-01-09' });
  em.create(Habilitation, { ...certificate, date_obtention: '2025-01-10' });
  await em.flush();
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
