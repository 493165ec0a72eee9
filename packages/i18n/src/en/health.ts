import type { health as fr } from '../fr/health.ts';
import type { Messages } from '../messages.ts';

export const health: Messages<typeof fr> = {
  title: 'System health',
  status: { ok: 'Everything works', degraded: 'Works with reservations', error: 'Out of order' },
  checked_label: 'Last check',
  checks: {
    database: 'Database',
    worker: 'Background jobs',
    queue: 'Job queue',
    disk: 'Disk space',
    clock: 'Clock',
    zone: 'Legal time in Morocco',
    mail: 'E-mail delivery',
  },
  check_ok: 'In order',
  check_degraded: 'To watch',
  check_error: 'Out of order',
  zone: {
    title: 'Legal time in Morocco',
    text: 'Morocco has been on UTC all year round since 20 September 2026. At noon UTC, a right clock shows:',
    version: 'Zone table {version}, to be read again before {date}.',
    instant: 'Instant',
    expected: 'Expected',
    table: 'Our table',
    device: 'This device',
    right: 'right',
    wrong: 'an hour off',
    explain: 'The software uses its own table: a platform that lags behind changes nothing in the times shown.',
  },
  values: {
    version: 'Version',
    uptime: 'Running for',
    jobs: '{n, plural, one {# job} other {# jobs}}',
  },
};
