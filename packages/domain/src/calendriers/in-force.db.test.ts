import { businessTimeBetween, holidayOf, isHoliday } from '@mif/contract/business-time';
import { Calendrier } from '@mif/db/entities/calendrier';
import { CalendrierVersion } from '@mif/db/entities/calendrier-version';
import { User } from '@mif/db/entities/user';
import { createTestDatabase } from '@mif/testing/database';
import { makeClient } from '@mif/testing/factories';
import { expect, test } from 'vitest';
import { makeCtx } from '../kernel/test-context.ts';
import { calendarFor, calendarsInForce } from './in-force.ts';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const ctx = () => makeCtx(db.fork(), null, now);

test('a new company counts Monday to Friday and knows the holidays of Morocco', async () => {
  const calendar = await calendarFor(ctx(), null);
  expect(calendar).toMatchObject({ nom: 'Heures ouvrées', numero: 1 });
  expect(businessTimeBetween(calendar, '2026-11-23T00:00Z', '2026-11-30T00:00Z')).toBe(5 * 600 - 90);
  const days = [
    '2024-01-14',
    '2023-01-14',
    '2026-10-31',
    '2025-10-31',
    '2026-11-18',
    '2025-03-31',
    '2025-04-01',
    '2025-04-02',
    '2028-07-30',
  ];
  expect(days.map((day) => holidayOf(calendar, day)?.code ?? null)).toEqual([
    'nouvel_an_amazigh',
    null,
    'fete_unite',
    null,
    'fete_independance',
    'aid_al_fitr',
    'aid_al_fitr',
    null,
    'fete_trone',
  ]);
  expect(holidayOf(calendar, '2027-05-17')).toMatchObject({ code: 'aid_al_adha', is_estime: true });
  // Ramadan closes nothing: it has hours of its own.
  expect(isHoliday(calendar, '2027-02-15')).toBe(false);
  expect(businessTimeBetween(calendar, '2027-02-15T00:00Z', '2027-02-16T00:00Z')).toBe(360);
});

test('a client has its own calendar or the company’s, in the newest version', async () => {
  const em = db.fork();
  const company = await calendarFor(ctx(), null);
  const auteur = await em.findOneOrFail(User, { role: 'systeme' });
  const other = em.create(Calendrier, { nom: 'Continu', numero: 2 });
  await em.flush();
  const { semaines, ramadans, feries, fermetures } = company;
  for (const numero of [1, 2]) {
    em.create(CalendrierVersion, {
      calendrier_id: other.id,
      numero,
      applique_du: '2026-01-01',
      cause: 'horaires',
      definition: { semaines, ramadans, feries, fermetures },
      auteur_id: auteur.id,
      created_at: now,
    });
  }
  await em.flush();
  const [own, none, same] = [
    await makeClient(em, { calendrier_id: other.id }),
    await makeClient(em),
    await makeClient(em, { calendrier_id: company.calendrier_id }),
  ];
  const calendarOf = await calendarsInForce(ctx());
  for (const [client_id, expected] of [
    [own.id, { calendrier_id: other.id, numero: 2 }],
    [none.id, { calendrier_id: company.calendrier_id, numero: 1 }],
    [same.id, { calendrier_id: company.calendrier_id, numero: 1 }],
    [999_999, { calendrier_id: company.calendrier_id, numero: 1 }],
    [null, { calendrier_id: company.calendrier_id, numero: 1 }],
  ] as const) {
    expect(await calendarFor(ctx(), client_id)).toMatchObject(expected);
    expect(calendarOf(client_id)).toEqual(await calendarFor(ctx(), client_id));
  }
});

test('a version is never changed', async () => {
  await expect(db.fork().execute(`update calendrier_versions set numero = 9`)).rejects.toThrow(/append-only/);
});
