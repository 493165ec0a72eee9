import type { health as fr } from '../fr/health.ts';
import type { Messages } from '../messages.ts';

export const health: Messages<typeof fr> = {
  title: 'System health',
  status: { ok: 'Everything is working', degraded: 'Working, with reservations', error: 'Out of order' },
  checked_label: 'Last check',
  checks: {
    database: 'Database',
    worker: 'Background jobs',
    queue: 'Job queue',
    disk: 'Disk space',
    clock: 'Clock',
    zone: 'Legal time in Morocco',
    mail: 'Email delivery',
    messages: 'Words of messages',
    documents: 'Damaged files',
  },
  check_ok: 'In order',
  check_degraded: 'Needs watching',
  check_error: 'Out of order',
  zone: {
    title: 'Legal time in Morocco',
    text: 'Morocco has been on UTC all year round since 20 September 2026. At noon UTC, a clock that is right shows:',
    version: 'Zone table {version}, to be reviewed before {date}.',
    instant: 'Instant',
    expected: 'Expected',
    table: 'Our table',
    device: 'This device',
    right: 'right',
    wrong: 'an hour out',
    explain: 'The software uses its own table: a platform that lags behind changes nothing in the times shown.',
  },
  values: {
    version: 'Version',
    uptime: 'Running for',
    jobs: '{n, plural, one {# job} other {# jobs}}',
  },
};
