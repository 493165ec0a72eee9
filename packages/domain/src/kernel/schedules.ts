import type { Schedule, TaskName } from './tasks.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The crontab of schedules, in UTC: one job of a task waits at a time, and an hour missed while no worker ran is not made up. */
export function crontabOf(schedules: Partial<Record<TaskName, Schedule>>): string {
  return Object.entries(schedules)
    .map(([task, schedule]) => `${cronOf(schedule)} ${task} ?jobKey=${task}&max=5`)
    .join('\n');
}

function cronOf(schedule: Schedule): string {
  if ('every_minutes' in schedule) return `*/${schedule.every_minutes} * * * *`;
  const [hour, minute] = schedule.daily_at.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

/** The first time after `now` a schedule comes. */
export function nextRun(schedule: Schedule, now: Date): Date {
  if ('every_minutes' in schedule) {
    const step = schedule.every_minutes * MINUTE_MS;
    return new Date((Math.floor(now.getTime() / step) + 1) * step);
  }
  const [hour = 0, minute = 0] = schedule.daily_at.split(':').map(Number);
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
