import { nobody, type Fixture } from '../permission-world.ts';

const cle = { evenement: 'intervention_affectee', langue: 'fr', canal: 'email' } as const;
const textes = { sujet: '{reference} : {titre}', corps: 'Une intervention vous attend.' };

/** How the procedures of messages are called. */
export const modeles: Record<string, Fixture> = {
  'modeles.list': nobody(() => ({})),
  'modeles.get': nobody(() => ({ input: cle })),
  'modeles.preview': nobody(() => ({ input: { ...cle, ...textes } })),
  'modeles.previewLien': nobody(() => ({ input: { genre: 'invitation', langue: 'ar' } })),
  'modeles.save': nobody(() => ({ input: { ...cle, ...textes } })),
  'modeles.reset': nobody(() => ({ input: cle })),
  'modeles.resetAll': nobody(() => ({})),
  'modeles.trial': nobody(() => ({
    input: { evenement: cle.evenement, langue: 'ar', ...textes, command_id: crypto.randomUUID() },
  })),
};
