import { describe, expect, test } from 'vitest';
import { proposeMapping } from './propose-mapping.ts';

const propose = (titles: string[], rows: string[][] = []) =>
  proposeMapping(titles, (title) => rows.map((row) => row[titles.indexOf(title)] ?? ''));

describe('columns', () => {
  test.each([
    [
      ['BscStartDate', 'Asset', 'OriginalShorttext', 'PMType', 'Cost'],
      { date_creation: 'BscStartDate', equipement: 'Asset', titre: 'OriginalShorttext', type: 'PMType', cout: 'Cost' },
    ],
    [
      ['N° OT', 'Date de création', 'Code équipement', 'Intitulé', 'Description', 'Priorité', 'État', 'Coût total (MAD)'],
      {
        reference_externe: 'N° OT',
        date_creation: 'Date de création',
        equipement: 'Code équipement',
        titre: 'Intitulé',
        description: 'Description',
        priorite: 'Priorité',
        statut: 'État',
        cout: 'Coût total (MAD)',
      },
    ],
    [
      ['Work order', 'Created on', 'Equipment', 'Short text', 'Long text', 'Status'],
      {
        reference_externe: 'Work order',
        date_creation: 'Created on',
        equipement: 'Equipment',
        titre: 'Short text',
        description: 'Long text',
        statut: 'Status',
      },
    ],
    [
      ['التاريخ', 'المعدة', 'العنوان', 'الوصف', 'الأولويّة', 'التكلفة'],
      { date_creation: 'التاريخ', equipement: 'المعدة', titre: 'العنوان', description: 'الوصف', priorite: 'الأولويّة', cout: 'التكلفة' },
    ],
    [['MACHINE', 'description'], { equipement: 'MACHINE', titre: 'description' }],
    [['x', 'y'], {}],
  ])('%j', (titles, colonnes) => {
    expect(propose(titles).colonnes).toEqual(colonnes);
  });
});

test('values are proposed where they mean the same everywhere, and left open elsewhere', () => {
  const rows = [
    ['PM01', 'Urgent', 'CLSD'],
    ['PM02', 'haute', 'Open'],
    ['PM13', '3', 'ملغاة'],
  ];
  expect(propose(['Type', 'Priority', 'Status'], rows).valeurs).toEqual({
    type: { PM01: 'corrective', PM02: 'preventive' },
    priorite: { Urgent: 'critique', haute: 'haute' },
    statut: { CLSD: 'cloturee', Open: 'ouverte', ملغاة: 'annulee' },
  });
});

test.each([
  [['2024-01-02', '2024-01-13'], 'iso'],
  [['01/02/2024', '13/02/2024'], 'jma'],
  [['01/02/2024', '02/13/2024'], 'mja'],
  [['01/02/2024', '03/04/2024'], 'jma'],
  [['', ' '], 'iso'],
])('dates like %j are %s', (dates, format) => {
  expect(
    propose(
      ['Date'],
      dates.map((date) => [date]),
    ).format_date,
  ).toBe(format);
});
