import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Intervention, InterventionHistorique } from '@mif/db/entities/intervention';
import { User } from '@mif/db/entities/user';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient } from '@mif/testing/factories';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './environment.ts';

const db = await createTestDatabase();
const directory = mkdtempSync(join(tmpdir(), 'mif-import-'));
const file = join(directory, 'historique.csv');
afterAll(() => rmSync(directory, { recursive: true, force: true }));
beforeAll(() => makeClient(db.fork(), { code: 'MINE' }));

function pnpmImport(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tooling/scripts/import.ts'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: db.url, DATA_DIR: directory, NODE_ENV: 'test' },
  });
  const plain = (text: string) => text.replaceAll(/[ \u00a0]+/g, ' ');
  return { status, stdout: plain(stdout), stderr: plain(stderr) };
}
const count = () => db.fork().count(Intervention);

test('help, and what is not understood', () => {
  expect(pnpmImport('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--create-equipment') });
  expect(pnpmImport('interventions', join(directory, 'absent.csv'))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('absent.csv'),
  });
  expect(pnpmImport('interventions', file, '--ecrire').status).toBe(2);
});

test('tries, says what is wrong by line and column, writes when told to, and not twice', { timeout: 60_000 }, async () => {
  const rows = ["2004-07-01,A,BUCKET WON'T OPEN,PM01,183.05", '2009-07-01,A,MINING GET,PM05,12356.89', '2003-12-31,B,won,t swing,PM01'];
  writeFileSync(file, `BscStartDate,Asset,OriginalShorttext,PMType,Cost\n${rows.join('\n')}\n`);
  const usual = ['interventions', file, '--devise', 'AUD', '--create-equipment', '--client', 'MINE'];

  const tried = pnpmImport(...usual);
  expect(tried.status).toBe(1);
  expect(tried.stdout).toContain('titre ← OriginalShorttext');
  expect(tried.stdout).toContain('type:PM01 → corrective');
  expect(tried.stdout).toMatch(/ligne 3, colonne PMType : « PM05 » n’a pas de sens connu/);
  expect(tried.stdout).toMatch(/ligne 4, colonne OriginalShorttext : Une virgule sans guillemets/);
  expect(tried.stdout).toMatch(/Interventions à créer 2\n/);

  const refused = pnpmImport(...usual, '--write');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/ligne 3, colonne PMType[\s\S]*rien n’a été écrit/);
  expect(await count()).toBe(0);

  const written = pnpmImport(...usual, '--value', 'type:PM05=preventive', '--write');
  expect(written.stderr).toBe('');
  expect(written.status).toBe(0);
  expect(written.stdout).toMatch(/Interventions créées 3\n[\s\S]*Équipements créés 2 \(A, B\)/);
  expect(await count()).toBe(3);
  const em = db.fork();
  const systeme = await em.findOneOrFail(User, { role: 'systeme' });
  expect(await em.find(InterventionHistorique, {})).toMatchObject(
    Array.from({ length: 3 }, () => ({ action: 'import', acteur_id: systeme.id })),
  );

  const again = pnpmImport('interventions', file, '--write');
  expect(again.status).toBe(0);
  expect(again.stdout).toContain('La correspondance de la dernière fois est reprise.');
  expect(again.stdout).toContain('équipements de MINE, inconnus créés');
  expect(again.stdout).toMatch(/Interventions créées 0\nDéjà importées 3\n/);
  expect(await count()).toBe(3);
});

test('a file and a client that cannot be are refused in a sentence', { timeout: 60_000 }, () => {
  writeFileSync(file, '');
  expect(pnpmImport('interventions', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('Ce fichier est vide.') });
  writeFileSync(file, 'Machine,Titre\nA,Fuite\n');
  expect(pnpmImport('interventions', file, '--client', 'PERSONNE')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Ce client n’existe pas.'),
  });
  expect(pnpmImport('interventions', file, '--map', 'cout=Prix')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('« Prix »'),
  });
});
