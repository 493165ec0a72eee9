import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayFilter,
  fromQueryText,
  idFilter,
  manyFilter,
  oneFilter,
  readValues,
  toQueryText,
  wordsFilter,
  writeFilters,
  type ListParams,
} from './list-values.ts';

const statuts = ['ouverte', 'affectee', 'en_cours'] as const;
const spec = {
  filters: {
    q: wordsFilter(),
    statut: manyFilter(statuts),
    urgence: oneFilter(['oui', 'non']),
    client_id: idFilter,
    depuis: dayFilter,
  },
  sorts: ['nom', '-nom', 'code'],
} as const;
const names = [...Object.keys(spec.filters), 'sort'];

/** The address as a browser keeps it. */
const throughAddress = (params: ListParams): ListParams => fromQueryText(toQueryText(params, names), names);

const states = fc.record(
  {
    q: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 100 })
      .map((text) => text.replaceAll('\0', '').toWellFormed().slice(0, 100).toWellFormed().trim())
      .filter((text) => text !== ''),
    statut: fc.subarray([...statuts], { minLength: 1 }),
    urgence: fc.constantFrom('oui' as const, 'non' as const),
    client_id: fc.integer({ min: 1, max: 2_147_483_647 }),
    depuis: fc
      .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  },
  { requiredKeys: [] },
);

test('any state of a list comes back from its address as it was', () => {
  fc.assert(
    fc.property(states, fc.option(fc.constantFrom(...spec.sorts), { nil: undefined }), (filters, sort) => {
      const params = throughAddress({ ...writeFilters(spec.filters, filters), sort });
      expect(readValues(spec, params)).toEqual({ filters, sort });
    }),
  );
});

test('any address reads as a state the server takes, and is written again as that state', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('ouverte,affectee', 'ouverte,,x', '0', '-1', '2147483648', '1e3', '2026-02-30', '2026-02-28', 'oui', 'nom', '-nom'),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), anyText), (address) => {
      const read = readValues(spec, address);
      const again = readValues(spec, throughAddress({ ...writeFilters(spec.filters, read.filters), sort: read.sort }));
      expect(again).toEqual(read);
    }),
  );
});

test.each([
  [{ client_id: '0' }, {}],
  [{ client_id: '2147483648' }, {}],
  [{ client_id: '1e3' }, {}],
  [{ client_id: '12' }, { client_id: 12 }],
  [{ depuis: '2026-02-30' }, {}],
  [{ depuis: '2026-02-28' }, { depuis: '2026-02-28' }],
  [{ statut: 'en_cours,ouverte,ouverte,nulle' }, { statut: ['ouverte', 'en_cours'] }],
  [{ urgence: 'peut-être' }, {}],
  [{ q: '   ' }, {}],
  [{ q: `x\0${'y'.repeat(200)}` }, { q: `x${'y'.repeat(99)}` }],
  [{ constructor: 'x', __proto__: 'y' }, {}],
])('%j', (params, filters) => {
  expect(readValues(spec, params as ListParams).filters).toEqual(filters);
});

test('a view replaces every name of the one before, and two views compare as texts', () => {
  expect(fromQueryText('statut=ouverte,affectee', names)).toEqual({
    q: undefined,
    statut: 'ouverte,affectee',
    urgence: undefined,
    client_id: undefined,
    depuis: undefined,
    sort: undefined,
  });
  expect(toQueryText({ sort: 'nom', statut: 'ouverte,affectee', fiche: '7' }, names)).toBe('statut=ouverte,affectee&sort=nom');
});
