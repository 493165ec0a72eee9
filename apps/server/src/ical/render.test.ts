import type { Flux, FluxIntervention } from '@mif/contract/abonnements';
import { assert, boolean, constantFrom, oneof, property, string } from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { renderIcal } from './render.ts';

const origin = 'https://mif.exemple.ma';
const one: FluxIntervention = {
  id: 12,
  reference: 'OT-2026-000012',
  titre: 'Fuite au joint',
  statut: 'affectee',
  priorite: 'haute',
  type: 'corrective',
  version: 3,
  date_debut_prevue: '2026-06-01T08:30:00.000Z',
  date_fin_prevue: '2026-06-01T10:00:00.000Z',
  date_modification: '2026-05-20T07:00:01.000Z',
  equipement: 'Presse 4',
  client: 'Cimenterie de l’Atlas',
  technicien: 'Youssef Amrani',
  site: { nom: 'Usine', adresse: 'Route 1, km 4; porte B', ville: 'Berrechid', latitude: 33.26, longitude: -7.58 },
};
const flux = (interventions: FluxIntervention[], more: Partial<Flux> = {}): Flux => ({
  genre: 'technicien',
  nom: 'Youssef Amrani',
  langue: 'fr',
  interventions,
  jour: '2026-05-20',
  echeances: [],
  ...more,
});
const read = (text: string) => {
  const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return { component, events: component.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) };
};

describe('a parser of others reads', () => {
  test('the instants in UTC, the revision, the place and the words', () => {
    const text = renderIcal(flux([one]), origin);
    const { component, events } = read(text);
    const [event] = events;
    expect(component.getFirstPropertyValue('version')).toBe('2.0');
    expect(component.getFirstPropertyValue('x-wr-calname')).toBe('Interventions de Youssef Amrani');
    expect(component.getAllSubcomponents('vtimezone')).toEqual([]);
    expect(event?.uid).toBe('intervention-12@mif.exemple.ma');
    expect(event?.startDate.toJSDate().toISOString()).toBe(one.date_debut_prevue);
    expect(event?.endDate.toJSDate().toISOString()).toBe(one.date_fin_prevue);
    expect(event?.sequence).toBe(3);
    expect(event?.summary).toBe('OT-2026-000012 · Fuite au joint');
    expect(event?.location).toContain('Route 1, km 4; porte B');
    expect(event?.description).toContain(`${origin}/interventions/12`);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(text).toContain('LAST-MODIFIED:20260520T070001Z');
    expect(text).toContain('DTSTAMP:20260520T070001Z');
  });

  test('what was cancelled as cancelled, with the same UID', () => {
    const [event] = read(renderIcal(flux([{ ...one, statut: 'annulee', version: 4 }]), origin)).events;
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect([event?.uid, event?.sequence]).toEqual(['intervention-12@mif.exemple.ma', 4]);
  });

  test('an occurrence of a plan as one whole day, whatever the zone of its reader', () => {
    const due = { plan_id: 7, n: 3, date_theorique: '2026-06-10', date_due: '2026-06-12', titre: 'Graissage, mensuel', is_estimee: true };
    const [event] = read(renderIcal(flux([], { echeances: [{ ...due, equipement: 'Presse 4', site: 'Usine' }] }), origin)).events;
    expect(event?.uid).toBe('plan-7-3@mif.exemple.ma');
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([true, '2026-06-12', '2026-06-13']);
    expect(event?.summary).toBe('Graissage, mensuel (date estimée)');
    expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  test('a slot whose end nobody said', () => {
    const [event] = read(renderIcal(flux([{ ...one, date_fin_prevue: null }]), origin)).events;
    expect(event?.component.hasProperty('dtend')).toBe(false);
  });

  test('Arabic whole, and an empty calendar', () => {
    const titre = 'تسرّب الزيت من الرافعة الهيدروليكية اليسرى مع انخفاض الضغط منذ الصباح';
    const { component, events } = read(renderIcal(flux([{ ...one, titre }], { langue: 'ar', nom: 'يوسف' }), origin));
    expect(events[0]?.summary).toBe(`OT-2026-000012 · ${titre}`);
    expect(component.getFirstPropertyValue('x-wr-calname')).toContain('يوسف');
    expect(read(renderIcal(flux([]), origin)).events).toEqual([]);
  });

  test('to a client the technician is named, to a technician the client', () => {
    const of = (genre: Flux['genre']) => read(renderIcal(flux([one], { genre }), origin)).events[0]?.description ?? '';
    expect([of('client').includes('Youssef'), of('client').includes('Cimenterie')]).toEqual([true, false]);
    expect([of('technicien').includes('Youssef'), of('technicien').includes('Cimenterie')]).toEqual([false, true]);
  });
});

const hostile = oneof(
  string({ unit: 'binary', maxLength: 200 }),
  string({
    unit: constantFrom('\r', '\n', ',', ';', ':', '\\', '"', ' ', 'é', 'ع', '🛠', 'BEGIN:VEVENT', 'END:VCALENDAR', '\0', '\u2028'),
    maxLength: 120,
  }),
);
const printable = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();

test('whatever a text holds, it stays a text: nothing is added, lost or cut, and no line is longer than 75 octets', () => {
  assert(
    property(hostile, hostile, hostile, boolean(), (titre, equipement, adresse, isPlaced) => {
      const site = { ...one.site, adresse, ...(isPlaced ? {} : { latitude: null, longitude: null }) };
      const row = { ...one, titre, equipement, site };
      const text = renderIcal(flux([row, { ...one, id: 13 }]), origin);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // No letter was cut in two by the end of a line.
        expect(Buffer.from(line).toString()).toBe(line);
        expect(line).not.toMatch(/[\r\n\0]/);
      }
      const { events } = read(text);
      expect(events.map(({ uid }) => uid)).toEqual(['intervention-12@mif.exemple.ma', 'intervention-13@mif.exemple.ma']);
      expect(events[0]?.summary).toBe(printable(`OT-2026-000012 · ${titre}`));
      expect(events[0]?.location).toContain(printable(adresse));
      expect(events[0]?.description).toContain(printable(equipement));
    }),
    { numRuns: 300 },
  );
});

test('the same facts give the same bytes', () => {
  expect(renderIcal(flux([one]), origin)).toBe(renderIcal(flux([one]), origin));
});
