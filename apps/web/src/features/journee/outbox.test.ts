import { describe, expect, it } from 'vitest';
import {
  discard,
  enqueue,
  entriesFrom,
  markRefused,
  markSent,
  markTry,
  nextToSend,
  pendingOf,
  prune,
  sendAgain,
  versionFor,
} from './outbox.ts';
import type { FieldAction, FieldCommand, OutboxEntry } from './outbox.ts';

const none: ReadonlySet<number> = new Set();
const NOW = Date.parse('2026-11-24T09:00:00Z');

function command(action: Exclude<FieldAction, 'finish'>, id: number, command_id: string, version = 4): FieldCommand {
  const input = { id, version, command_id, date_appareil: '2026-11-24T08:59:00.000Z' };
  return action === 'hold' ? { action, input: { ...input, motif_attente: 'piece' } } : { action, input };
}

function queue(...commands: FieldCommand[]): readonly OutboxEntry[] {
  return commands.reduce<readonly OutboxEntry[]>((entries, each) => enqueue(entries, each, 'OT-1', NOW), []);
}

const refusal = { code: 'INTERVENTION_VERSION_CONFLICT', message: 'a changé', requestId: 'r1' } as const;

describe('outbox', () => {
  it('sends in the order of the acts, over several interventions', () => {
    let entries = queue(command('start', 1, 'a'), command('start', 2, 'b'), command('hold', 1, 'c'));
    const order: string[] = [];
    for (let entry = nextToSend(entries, none); entry; entry = nextToSend(entries, none)) {
      order.push(entry.input.command_id);
      entries = markSent(entries, entry.input.command_id, entry.input.version + 1, NOW);
    }
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('gives each waiting command of an intervention the version the one before it will make', () => {
    const entries = queue(
      command('start', 1, 'a', 4),
      command('hold', 1, 'b', 4),
      command('start', 2, 'c', 9),
      command('resume', 1, 'd', 4),
    );
    expect(entries.map((entry) => entry.input.version)).toEqual([4, 5, 9, 6]);
  });

  it('counts from the answered version where the list on the screen is older', () => {
    const entries = markSent(queue(command('start', 1, 'a', 4)), 'a', 5, NOW);
    expect(versionFor(entries, 1, 4)).toBe(5);
    expect(versionFor(entries, 1, 8)).toBe(8);
  });

  it('does not count a command twice whose answer was lost and whose effect is seen', () => {
    const entries = markTry(queue(command('hold', 1, 'a', 4)), 'a');
    expect(versionFor(entries, 1, 4)).toBe(5);
    expect(versionFor(entries, 1, 5)).toBe(5);
  });

  it('keeps the content of a command unchanged from one try to the next', () => {
    const entries = queue(command('start', 1, 'a'));
    const again = markTry(markTry(entries, 'a'), 'a');
    expect(again[0]).toMatchObject({ tries: 2, state: 'pending' });
    expect(again[0]?.input).toEqual(entries[0]?.input);
  });

  it('takes a second tap for the first one', () => {
    const entries = queue(command('start', 1, 'a'), command('start', 1, 'b'), command('start', 1, 'a'));
    expect(entries).toHaveLength(1);
  });

  it('goes on with other work while one intervention is held', () => {
    const entries = queue(command('start', 1, 'a'), command('hold', 1, 'b'), command('start', 2, 'c'));
    expect(nextToSend(entries, new Set([1]))?.input.command_id).toBe('c');
  });

  it('keeps what followed a refused step, unsent, and leaves other work alone', () => {
    const entries = markRefused(queue(command('start', 1, 'a'), command('start', 2, 'b'), command('hold', 1, 'c')), 'a', refusal, NOW);
    expect(entries.map((entry) => entry.state)).toEqual(['refused', 'pending', 'refused']);
    expect(entries[0]?.refusal).toEqual(refusal);
    expect(entries[2]?.refusal?.code).toBe('PREVIOUS_REFUSED');
    expect(pendingOf(entries, 1)).toEqual([]);
  });

  it('does not refuse what was done before', () => {
    const sent = markSent(queue(command('start', 1, 'a'), command('hold', 1, 'b')), 'a', 5, NOW);
    expect(markRefused(sent, 'b', refusal, NOW).map((entry) => entry.state)).toEqual(['sent', 'refused']);
  });

  it('sends a refused command again last, on the version now seen, under the same id', () => {
    const refused = markRefused(queue(command('start', 1, 'a'), command('start', 2, 'b')), 'a', refusal, NOW);
    const entries = sendAgain(refused, 'a', 7);
    expect(entries.map((entry) => entry.input.command_id)).toEqual(['b', 'a']);
    expect(entries[1]).toMatchObject({ state: 'pending', refusal: null, tries: 0, input: { version: 7, id: 1 } });
  });

  it('sends nothing again that was not refused', () => {
    const entries = queue(command('start', 1, 'a'));
    expect(sendAgain(entries, 'a', 7)).toBe(entries);
  });

  it('forgets sent entries after ten minutes, and no others', () => {
    const entries = markSent(queue(command('start', 1, 'a'), command('hold', 1, 'b'), command('start', 2, 'c')), 'a', 5, NOW);
    const mixed = markRefused(entries, 'c', refusal, NOW);
    expect(prune(mixed, NOW + 9 * 60_000)).toHaveLength(3);
    expect(prune(mixed, NOW + 24 * 3_600_000).map((entry) => entry.input.command_id)).toEqual(['b', 'c']);
  });

  it('comes back from storage as it was, without what is broken', () => {
    const entries = queue(command('start', 1, 'a'), command('hold', 1, 'b'));
    const stored: unknown = JSON.parse(JSON.stringify([...entries, null, { action: 'start' }, 3]));
    expect(entriesFrom(stored)).toEqual(entries);
    expect(entriesFrom('?')).toEqual([]);
  });

  it('discards one entry', () => {
    expect(discard(queue(command('start', 1, 'a'), command('hold', 1, 'b')), 'a').map((entry) => entry.action)).toEqual(['hold']);
  });
});
