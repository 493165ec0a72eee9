import type { modeles as fr } from '../fr/modeles.ts';
import type { Messages } from '../messages.ts';

export const modeles: Messages<typeof fr> = {
  exemples: {
    titre: 'Leak on the lifting cylinder',
    acteur: 'Nadia Berrada',
    nom: 'Yassine Alaoui',
    technicien: 'Yassine Alaoui',
    motif: 'This equipment is still under the maker’s warranty.',
    habilitation: 'Electrical certificate B1V',
    texte: 'The gate of the site will be closed on Sunday from 8:00 to 12:00.',
    equipement: 'Hydraulic excavator 12',
    localisation: 'North workshop, Casablanca',
  },
  variables: {
    reference: 'The reference',
    titre: 'The title',
    acteur: 'Who acted',
    intervention: 'The reference of the work order it became',
    motif: 'The reason given',
    original: 'The reference already followed',
    technicien: 'The technician',
    absence: 'The kind of absence, in words',
    du: 'The first day',
    au: 'The last day',
    habilitation: 'The certificate',
    validite: 'Its validity, in words',
    date: 'The date',
    ferie: 'The public holiday',
    texte: 'What the manager wrote',
    de: 'When it was planned',
    a: 'When it is planned now',
    nom: 'The reader’s name',
  },
  trial_subject: '[Trial] {sujet}',
};
