import { User } from '@mif/db/entities/user';
import { inConfirmedSession, makeActors, type Actors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient, makeUser } from '@mif/testing/factories';
import { beforeAll, expect, test } from 'vitest';
import { callerOf, refusal } from '../kernel/test-context.ts';
import { importFile } from './test-register.ts';

const db = await createTestDatabase();
const as = callerOf(db, new Date('2026-11-24T10:00:00.000Z'));
let actors: Actors;
beforeAll(async () => {
  actors = await makeActors(db.fork());
  await makeClient(db.fork(), { code: 'SC-1' });
});

const put = (...about: Parameters<typeof importFile> extends [unknown, ...infer Rest] ? Rest : never) =>
  as(actors.responsable, (ctx) => importFile(ctx, ...about));
const essai = { is_essai: true };

test('skills, then technicians with them', async () => {
  expect(await put('competences', 'Code,Compétence\nELEC,Électricité\nHYDR,Hydraulique\n')).toMatchObject({ a_creer: 2 });
  const em = db.fork();
  const user = await makeUser(em, { role: 'technicien' });
  const text = (levels: string) =>
    `Compte,Matricule,Équipe,Compétences\n${user.email},TX-1,Nord,${levels}\nabsent@exemple.ma,,,\n${actors.client.id}x,,,\n`;
  const report = await put('techniciens', text('ELEC 3; hydraulique (2)'), {}, { ignorer_erreurs: true });
  expect(report).toMatchObject({ a_creer: 1, erreurs: [{ ligne: 3, code: 'IMPORT_REFERENCE_UNKNOWN' }, { ligne: 4 }] });
  const again = await put('techniciens', text('HYDR:2 | Électricité 3'), {}, { ...essai, ignorer_erreurs: true });
  expect(again).toMatchObject({ a_creer: 0, a_modifier: 0, deja_importees: 1 });
  const wrong = await put('techniciens', text('ELEC 5'), {}, essai);
  expect(wrong.erreurs[0]).toMatchObject({ ligne: 2, colonne: 'Compétences', message: 'fr IMPORT_VALUE_INVALID competences' });
  expect((await put('techniciens', text('SOUDURE 2'), {}, essai)).erreurs[0]).toMatchObject({ code: 'IMPORT_REFERENCE_UNKNOWN' });
});

test('accounts are invited, by an admin who gave his password again, and by nobody else', async () => {
  const text =
    'E-mail,Nom complet,Rôle,Client\nnadia.k@exemple.ma,Nadia Karim,Technicien,\nachats@exemple.ma,Achats,client,SC-1\nx@exemple.ma,X,chef,\ny@exemple.ma,Y,client,\n';
  const users = (actor: Parameters<typeof as>[0], how: object) => as(actor, (ctx) => importFile(ctx, 'users', text, {}, how));
  expect((await refusal(users(actors.responsable, essai))).code).toBe('PERMISSION_DENIED');
  const admin = await inConfirmedSession(db.fork(), actors.admin, new Date('2026-11-24T10:00:00.000Z'));
  expect((await refusal(users(actors.admin, { ignorer_erreurs: true }))).code).toBe('AUTH_CONFIRMATION_REQUIRED');
  const report = await users(admin, { ignorer_erreurs: true });
  expect(report).toMatchObject({
    a_creer: 2,
    erreurs: [
      { ligne: 4, colonne: 'Rôle' },
      { ligne: 5, colonne: 'Client', code: 'IMPORT_CLIENT_MISSING' },
    ],
  });
  expect(await db.fork().findOneOrFail(User, { email: 'nadia.k@exemple.ma' })).toMatchObject({
    username: 'nadia.k',
    role: 'technicien',
  });
  expect(await users(admin, { ...essai, ignorer_erreurs: true })).toMatchObject({ a_creer: 0, a_modifier: 0, deja_importees: 2 });
});

test('certificates are added and renewed, never taken away', async () => {
  const em = db.fork();
  const user = await makeUser(em, { role: 'technicien' });
  await db.fork().execute(`insert into types_habilitation (code, nom) values ('ZZ-EL', 'Électrique ZZ')`);
  const text = (cell: string) => `Compte,Horaires,Habilitations\n${user.email},lun-ven 08:00-17:00,${cell}\n`;
  expect(await put('techniciens', text('ZZ-EL 10/01/2024 → 09/01/2027'))).toMatchObject({ a_creer: 1, erreurs_total: 0 });
  expect(await put('techniciens', text('electrique zz 2024-01-10'), {}, essai)).toMatchObject({ a_modifier: 0, deja_importees: 1 });
  expect(await put('techniciens', text('ZZ-EL 2024-01-10 - 2028-01-09'))).toMatchObject({ a_modifier: 1 });
  expect(await put('techniciens', text(''))).toMatchObject({ deja_importees: 1 });
  const wrong = await put('techniciens', text('ZZ-EL 2029-01-10 - 2028-01-09'), {}, essai);
  expect(wrong.erreurs).toMatchObject([{ ligne: 2, code: 'HABILITATION_ENDS_BEFORE' }]);
  expect((await put('techniciens', text('depuis toujours'), {}, essai)).erreurs[0]).toMatchObject({ colonne: 'Habilitations' });
});
