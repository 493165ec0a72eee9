import { z } from 'zod';
import { lists, nobody, type Fixture } from '../permission-world.ts';

const onTechnicien = (more: object = {}): Fixture => ({
  foreign: 'TECHNICIEN_NOT_FOUND',
  call: (_, side) => ({ input: { id: side.technicien_id, ...more } }),
});
const onAbsence = (more: object = {}): Fixture => ({
  foreign: 'ABSENCE_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.absence(side)).id, ...more } }),
});
const onHabilitation = (more: object = {}): Fixture => ({
  foreign: 'HABILITATION_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.habilitation(side)).id, ...more } }),
});

/** Hours, absences and certificates of technicians. */
export const techniciens: Record<string, Fixture> = {
  'techniciens.disponibilite': onTechnicien({ debut: '2026-11-25T09:00:00Z' }),
  'techniciens.disponibilites': {
    foreign: 'unseen',
    call: (_, side) => ({
      input: { ids: [side.technicien_id], debut: '2026-11-25T09:00:00Z' },
      sees: (output) => z.object({ items: z.array(z.unknown()) }).parse(output).items.length === 1,
    }),
  },
  'techniciens.semaine': onTechnicien(),
  'techniciens.charge': onTechnicien(),
  'techniciens.astreintes': onTechnicien(),
  'techniciens.createAstreinte': {
    foreign: 'TECHNICIEN_NOT_FOUND',
    call: (world, { technicien_id: id }) => {
      const hour = Date.parse('2027-01-01T00:00:00Z') + world.serial() * 3_600_000;
      return { input: { id, debut: new Date(hour).toISOString(), fin: new Date(hour + 1_800_000).toISOString() } };
    },
  },
  'techniciens.removeAstreinte': nobody(async (world, { technicien_id: id }) => ({
    input: { id, astreinte_id: await world.astreinte(id) },
  })),
  'techniciens.equipes': nobody(() => ({})),
  'techniciens.updateCompetence': nobody(async (world) => ({ input: { id: await world.competence(), nom: 'Autre' } })),
  'absences.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists((await world.absence(side)).id) }),
  },
  'absences.get': onAbsence(),
  'absences.create': {
    foreign: 'TECHNICIEN_NOT_FOUND',
    call: (world, { technicien_id }) => ({ input: { technicien_id, type: 'conge', ...world.period() } }),
  },
  'absences.update': onAbsence({ motif: 'Autre' }),
  'absences.decide': onAbsence({ decision: 'approuvee' }),
  'absences.cancel': onAbsence(),
  'habilitations.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists((await world.habilitation(side)).id) }),
  },
  'habilitations.get': onHabilitation(),
  'habilitations.create': nobody(async (world, side) => ({
    input: { technicien_id: side.technicien_id, type_id: await world.typeHabilitation(), date_obtention: '2026-01-05' },
  })),
  'habilitations.update': onHabilitation({ numero: 'H-1' }),
  'habilitations.remove': onHabilitation(),
  'habilitations.types': nobody(() => ({})),
  'habilitations.createType': nobody((world) => ({ input: { code: `T-${world.serial()}`, nom: 'Essai' } })),
  'habilitations.updateType': nobody(async (world) => ({ input: { id: await world.typeHabilitation(), nom: 'Autre' } })),
};
