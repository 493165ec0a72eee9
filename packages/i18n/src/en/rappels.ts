export const rappels = {
  title: 'Reminders',
  before: {
    label: 'Reminders before the deadline',
    help: 'The technician of the work order is told; its manager, where nobody has it yet.',
    none: 'Nobody is told before the deadline.',
    add: 'Add a reminder',
    nth: 'Reminder {n}',
    remove: 'Remove reminder {n}',
    suffix: ' h before',
  },
  after: {
    label: 'Escalations after the deadline',
    help: 'At the deadline the technician and the manager are always told. Here: who else is told while the delay lasts.',
    none: 'Nobody else is told while the delay lasts.',
    add: 'Add an escalation',
    nth: 'Escalation {n}',
    whom: 'Who is told, escalation {n}',
    remove: 'Remove escalation {n}',
    suffix: ' h after',
  },
  destinataires: {
    suiveur: 'The manager of the work order',
    gestionnaires: 'All managers and administrators',
    admins: 'Administrators',
  },
  change_help:
    'A change holds from the next minute on: what was told is not told again, and an hour already past is made up for only if nobody was told.',
  saved: 'The reminders are saved.',
  said: { rappel: '{heures} h before', escalade: '{heures} h after: {qui}', none: 'no reminder, no escalation' },
} as const;
