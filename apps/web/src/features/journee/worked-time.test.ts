import { describe, expect, it } from 'vitest';
import { workedTimes } from './worked-time.ts';

const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

describe('workedTimes', () => {
  it('runs from the start to now, in steps of five minutes upwards', () => {
    expect(workedTimes([{ action: 'start', at: at('09:00') }], at('09:41'))).toEqual([{ start: at('09:00'), minutes: 45 }]);
  });

  it('leaves the waiting out', () => {
    const steps = [
      { action: 'start', at: at('09:00') },
      { action: 'hold', at: at('09:30') },
      { action: 'resume', at: at('11:00') },
    ] as const;
    expect(workedTimes(steps, at('11:15'))).toEqual([
      { start: at('09:00'), minutes: 30 },
      { start: at('11:00'), minutes: 15 },
    ]);
  });

  it('reads the steps in the order of time, whatever the order of the list', () => {
    const steps = [
      { action: 'hold', at: at('09:30') },
      { action: 'assign', at: at('08:00') },
      { action: 'start', at: at('09:00') },
    ] as const;
    expect(workedTimes(steps, at('12:00'))).toEqual([{ start: at('09:00'), minutes: 30 }]);
  });

  it('does not propose again what a report has counted', () => {
    const steps = [
      { action: 'start', at: at('09:00') },
      { action: 'finish', at: at('10:00') },
      { action: 'reopen', at: at('14:00') },
    ] as const;
    expect(workedTimes(steps, at('14:20'))).toEqual([{ start: at('14:00'), minutes: 20 }]);
  });

  it('keeps a line between five minutes and a day', () => {
    expect(workedTimes([{ action: 'start', at: at('09:00') }], at('09:00'))[0]?.minutes).toBe(5);
    expect(workedTimes([{ action: 'start', at: at('09:00') }], at('09:00') + 3 * 86_400_000)[0]?.minutes).toBe(1440);
  });

  it('proposes nothing where work has not started', () => {
    expect(workedTimes([{ action: 'assign', at: at('09:00') }], at('10:00'))).toEqual([]);
  });
});
