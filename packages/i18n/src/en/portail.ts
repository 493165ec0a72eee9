import type { portail as fr } from '../fr/portail.ts';
import type { Messages } from '../messages.ts';

export const portail: Messages<typeof fr> = {
  title: 'My space',
  hello: 'Hello {nom}',
  happening: 'Right now',
  done: 'What has been done',
  equipements: 'Your equipment',
  sites: 'Your sites',
  all_sites: 'See all your sites',
  no_happening_title: 'No work under way',
  no_happening_text: 'Everything is in order. The next work orders will appear here.',
  no_done_text: 'Nothing has been done at your site yet.',
  open_count: '{n, plural, =0 {no open work orders} one {# open work order} other {# open work orders}}',
  planned_for: 'Planned {quand}',
  done_on: 'Finished {quand}',
  closed_on: 'Closed {quand}',
  technician: 'Technician: {nom}',
  tabs: { home: 'Home', equipements: 'Equipment', account: 'Account' },
  statuts: {
    ouverte: 'We have noted your need and are assigning a technician.',
    affectee: 'A technician is assigned.',
    en_cours: 'The technician is at work.',
    en_attente: 'The work has stopped for now.',
  },
  no_equipements_text: 'None of your equipment is registered yet.',
  all_done: 'See everything that has been done',
  all_equipements: 'See all your equipment',
  all_happening: 'See all work under way',
};
