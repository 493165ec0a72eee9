import { lists, nobody, type Fixture } from '../permission-world.ts';

/** The tree, the meters, the downtimes and the types of equipment. */
export const equipementParts: Record<string, Fixture> = {
  'equipements.branch': {
    foreign: 'SITE_NOT_FOUND',
    call: async (world, side) => {
      const { id, site_id } = await world.equipement(side);
      return { input: { site_id, limit: 200 }, sees: lists(id) };
    },
  },
  'equipements.bilan': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.equipement(side)).id, du: '2026-11-24', au: '2026-11-24' } }),
  },
  'equipements.move': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => {
      const { id, site_id } = await world.equipement(side);
      return { input: { id, parent_id: null, site_id } };
    },
  },
  'compteurs.list': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => {
      const { id, equipement_id } = await world.compteur(side);
      return { input: { equipement_id }, sees: lists(id) };
    },
  },
  'compteurs.create': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { equipement_id: (await world.equipement(side)).id, nom: 'Heures', unite: 'h' } }),
  },
  'compteurs.update': {
    foreign: 'COMPTEUR_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.compteur(side)).id, unite: 'min' } }),
  },
  'compteurs.releves': {
    foreign: 'COMPTEUR_NOT_FOUND',
    call: async (world, side) => {
      const { id, releve_id } = await world.compteur(side);
      return { input: { compteur_id: id }, sees: lists(releve_id) };
    },
  },
  'compteurs.releve': {
    foreign: 'COMPTEUR_NOT_FOUND',
    call: async (world, side) => ({ input: { compteur_id: (await world.compteur(side)).id, valeur: 200 } }),
  },
  'compteurs.annulerReleve': {
    foreign: 'RELEVE_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.compteur(side)).releve_id, motif: 'essai' } }),
  },
  'arrets.list': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => {
      const { id, equipement_id } = await world.arret(side);
      return { input: { equipement_id }, sees: lists(id) };
    },
  },
  'arrets.create': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { equipement_id: (await world.equipement(side)).id, cause: 'panne' } }),
  },
  'arrets.update': {
    foreign: 'ARRET_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.arret(side)).id, commentaire: 'essai' } }),
  },
  'typesEquipement.list': nobody(async (world) => ({ sees: lists((await world.typeEquipement()).id), input: {} })),
  'typesEquipement.create': nobody((world) => ({ input: { nom: `Type ${world.serial()}` } })),
  'typesEquipement.update': nobody(async (world) => ({ input: { id: (await world.typeEquipement()).id, is_active: false } })),
};
