import { describe, expect, test } from 'vitest';
import { alertsOf, judgeBeats, withEveryTask, type Beat } from './rules.ts';

const beat = (processus: string, started_s: number, silence_s: number): Beat => ({ processus, started_s, silence_s });

describe('workers', () => {
  test('one that is heard is alive, one that is not is silent', () => {
    expect([...judgeBeats([beat('a', 900, 2), beat('b', 900, 40)])]).toEqual([
      ['b', 'muet'],
      ['a', 'actif'],
    ]);
  });

  test('one started after the silence began makes up for one silent worker, not for two', () => {
    const etats = judgeBeats([beat('dead', 9000, 600), beat('dead too', 9000, 300), beat('new', 200, 1)]);
    expect(Object.fromEntries(etats)).toEqual({ dead: 'remplace', 'dead too': 'muet', new: 'actif' });
  });

  test('one that ran beside it before does not replace it', () => {
    expect(judgeBeats([beat('dead', 9000, 300), beat('other', 8000, 1)]).get('dead')).toBe('muet');
  });
});

describe('alerts', () => {
  const well = { attente_s: null, retard_s: 300, beats: [beat('a', 900, 2)], watched_s: 900 };

  test.each([
    ['nothing waits', {}, { file_en_retard: false, processus_muet: false }],
    ['a job waits for as long as is allowed', { attente_s: 300 }, { file_en_retard: true, processus_muet: false }],
    ['the wait goes down, not yet far', { attente_s: 160 }, { file_en_retard: null, processus_muet: false }],
    ['the wait is short again', { attente_s: 149 }, { file_en_retard: false, processus_muet: false }],
    ['a worker has just fallen silent', { beats: [beat('a', 900, 40)] }, { file_en_retard: false, processus_muet: null }],
    ['a worker is silent for a minute', { beats: [beat('a', 900, 60)] }, { file_en_retard: false, processus_muet: true }],
    ['one of two is silent', { beats: [beat('a', 900, 60), beat('b', 900, 1)] }, { file_en_retard: false, processus_muet: true }],
    ['the silent one was replaced', { beats: [beat('a', 900, 60), beat('b', 50, 1)] }, { file_en_retard: false, processus_muet: false }],
    ['nobody was ever there', { beats: [] }, { file_en_retard: false, processus_muet: true }],
    ['nobody is there yet', { beats: [], watched_s: 20 }, { file_en_retard: false, processus_muet: null }],
  ])('%s', (_, facts, alerts) => {
    expect(alertsOf({ ...well, ...facts })).toEqual(alerts);
  });
});

test('tasks without a job are counted as none, those of an older release come last', () => {
  const row = { tache: 'an_old_task', en_cours: 0, en_attente: 2, programme: 0, a_reessayer: 0, echoue: 1, attente_s: 3 };
  const rows = withEveryTask([row]);
  expect(rows.at(-1)).toBe(row);
  expect(rows[0]).toMatchObject({ tache: 'send_email', en_attente: 0, attente_s: null });
});
