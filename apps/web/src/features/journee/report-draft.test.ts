import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft, readDraft, toDraftLine } from './report-draft.ts';
import type { ReportDraft } from './report-draft.ts';

const lines = [{ debut: '2026-11-24T09:00', minutes: '45' }];
const signed: ReportDraft = { ...emptyDraft, rapport: ' Joint changé. ', nom: 'Mme Alami', trace: 'M1 1 L2 2' };
const unsigned: ReportDraft = { ...emptyDraft, rapport: 'Joint changé.', is_signed: false, motif_sans_signature: 'Client absent' };

describe('readDraft', () => {
  it('makes a signed report', () => {
    expect(readDraft(signed, lines, false).report).toEqual({
      rapport: 'Joint changé.',
      temps: [{ date_debut: '2026-11-24T09:00:00.000Z', minutes: 45 }],
      signature: { nom: 'Mme Alami', trace: 'M1 1 L2 2' },
      motif_sans_signature: null,
    });
  });

  it('reads the wall clock of Morocco, which was an hour ahead in summer', () => {
    const { report } = readDraft(unsigned, [{ debut: '2026-07-01T09:00', minutes: '30' }], false);
    expect(report?.temps[0]?.date_debut).toBe('2026-07-01T08:00:00.000Z');
  });

  it('makes an unsigned report with its reason, and drops a signature that was drawn before', () => {
    expect(readDraft({ ...unsigned, trace: 'M1 1', nom: 'X' }, lines, false).report).toMatchObject({
      signature: null,
      motif_sans_signature: 'Client absent',
    });
  });

  it('says everything that is missing', () => {
    expect(readDraft(emptyDraft, [], false).faults).toEqual(['rapport', 'temps', 'nom', 'trace']);
    expect(readDraft({ ...emptyDraft, is_signed: false, rapport: '   ' }, lines, false).faults).toEqual([
      'rapport',
      'motif_sans_signature',
    ]);
  });

  it('needs no new time where there is one already', () => {
    expect(readDraft(unsigned, [], true).faults).toEqual([]);
    expect(readDraft(unsigned, [], false).faults).toEqual(['temps']);
  });

  it.each(['', '0', '1441', '12,5', '-3', '1e3'])('does not take « %s » for minutes', (minutes) => {
    expect(readDraft(unsigned, [{ debut: '2026-11-24T09:00', minutes }], true).faults).toEqual(['temps']);
  });

  it('comes back from the report it made', () => {
    for (const draft of [signed, unsigned]) {
      const { report } = readDraft(draft, lines, false);
      expect(report && draftOf(report)).toEqual({ ...draft, rapport: 'Joint changé.', temps: lines });
    }
  });
});

describe('toDraftLine', () => {
  it('writes the wall clock of Morocco', () => {
    expect(toDraftLine(Date.parse('2026-07-01T08:00:00Z'), 30)).toEqual({ debut: '2026-07-01T09:00', minutes: '30' });
    expect(toDraftLine(Date.parse('2026-11-24T08:00:00Z'), '')).toEqual({ debut: '2026-11-24T08:00', minutes: '' });
  });
});
