import type { Statut } from '@mif/contract/interventions';
import { z } from 'zod';
import { agenda } from './agenda/permission-fixtures.ts';
import { calendriers } from './calendriers/permission-fixtures.ts';
import { demandes } from './demandes/permission-fixtures.ts';
import { exports } from './exports/permission-fixtures.ts';
import { documents } from './documents/permission-fixtures.ts';
import { modeles } from './modeles/permission-fixtures.ts';
import { notifications } from './notifications/permission-fixtures.ts';
import { techniciens } from './techniciens/permission-fixtures.ts';
import { equipementParts } from './equipements/permission-fixtures.ts';
import { plans } from './plans/permission-fixtures.ts';
import { idPage, lists, nobody, type Fixture } from './permission-world.ts';

const command = (id: number, version: number) => ({ id, version, command_id: crypto.randomUUID(), motif: 'essai' });

const report = { rapport: 'Fait', temps: [{ date_debut: '2026-11-24T09:00:00Z', minutes: 30 }], motif_sans_signature: 'absent' };
const slot = { date_debut_prevue: '2026-11-30T09:00:00Z', date_fin_prevue: '2026-11-30T10:00:00Z' };
const step = (statut: Statut, more: object = {}): Fixture => ({
  foreign: 'INTERVENTION_NOT_FOUND',
  call: async (world, side) => {
    const { id, version } = await world.intervention(side, statut);
    return { input: { ...command(id, version), ...more } };
  },
});

const signingIn = nobody(async (world) => {
  const { email } = await world.user('responsable');
  return { input: { identifiant: email, mot_de_passe: world.password, username: email, password: world.password } };
});

const auth: Record<string, Fixture> = {
  'auth.signIn': signingIn,
  'auth.token': signingIn,
  'auth.login': signingIn,
  'auth.refresh': nobody(async (world, side) => {
    const { refresh_token } = await world.session(side.user);
    return { request: { refreshToken: () => refresh_token } };
  }),
  'auth.refreshToken': nobody(async (world, side) => ({ input: { refresh_token: (await world.session(side.user)).refresh_token } })),
  'auth.openLink': nobody(async (world) => ({ input: { jeton: (await world.link('invitation')).jeton } })),
  'auth.acceptInvitation': nobody(async (world) => ({
    input: { jeton: (await world.link('invitation')).jeton, full_name: 'Essai', mot_de_passe: world.password },
  })),
  'auth.forgotPassword': nobody(() => ({ input: { email: 'personne@exemple.ma' } })),
  'auth.resetPassword': nobody(async (world) => ({
    input: { jeton: (await world.link('mot_de_passe')).jeton, mot_de_passe: world.password },
  })),
  'secondFacteur.state': nobody(() => ({})),
  'secondFacteur.begin': nobody(async (world, side) => (await world.secondFactor(side.user, 'none'), {})),
  'secondFacteur.prove': nobody(async (world, side) => ({ input: await world.secondFactor(side.user, 'begun') })),
  'secondFacteur.renewCodes': nobody(async (world, side) => ({ input: await world.secondFactor(side.user, 'active') })),
  'secondFacteur.disable': nobody(async (world, side) => ({ input: await world.secondFactor(side.user, 'active') })),
  'auth.me': nobody(() => ({})),
  'auth.userMe': nobody(() => ({})),
  'auth.updateProfile': nobody(() => ({ input: { langue: 'fr' } })),
  'auth.sessions': {
    foreign: 'unseen',
    call: async (world, side) => ({ sees: lists((await world.session(side.user)).session_id) }),
  },
  'auth.revokeSession': {
    foreign: 'SESSION_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.session(side.user)).session_id } }),
  },
  'auth.signOut': nobody(() => ({})),
  'auth.signOutEverywhere': nobody(() => ({})),
  'auth.confirm': nobody((world) => ({ input: { mot_de_passe: world.password } })),
  'auth.changePassword': nobody((world) => ({ input: { ancien: world.password, nouveau: 'un-autre-mot-1' } })),
};

const interventions: Record<string, Fixture> = {
  'interventions.list': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id, equipement_id } = await world.intervention(side, 'affectee');
      return { input: { equipement_id }, sees: lists(id) };
    },
  },
  'interventions.filter': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists((await world.intervention(side, 'affectee')).id) }),
  },
  'interventions.get': {
    foreign: 'INTERVENTION_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.intervention(side, 'affectee')).id } }),
  },
  'interventions.history': {
    foreign: 'INTERVENTION_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.intervention(side, 'affectee')).id } }),
  },
  'interventions.stats': {
    foreign: 'unseen',
    call: async (world, side, before) => {
      const shape = z.object({ par_statut: z.record(z.string(), z.number()) });
      const count = (output: unknown) => shape.parse(output).par_statut['en_cours'] ?? 0;
      const counted = await before(undefined).then(count, () => 0);
      await world.intervention(side, 'en_cours');
      return { sees: (output) => count(output) === counted + 1 };
    },
  },
  'interventions.maJournee': {
    foreign: 'unseen',
    only: 'technicien',
    call: async (world, side) => {
      const { id } = await world.intervention(side, 'en_cours');
      const shape = z.object({ a_faire: idPage.shape.items });
      return { sees: (output) => lists(id)({ items: shape.parse(output).a_faire }) };
    },
  },
  'interventions.create': nobody(async (world, side) => ({
    input: { titre: 'Essai', equipement_id: (await world.equipement(side)).id },
  })),
  'interventions.update': step('affectee', { titre: 'Autre' }),
  'interventions.changeStatut': step('affectee', { statut: 'en_cours' }),
  'interventions.changeAffectation': step('affectee', { technicien_id: null }),
  'interventions.assign': {
    foreign: 'INTERVENTION_NOT_FOUND',
    call: async (world, side) => {
      const { id, version } = await world.intervention(side, 'affectee');
      return { input: { ...command(id, version), technicien_id: side.technicien_id } };
    },
  },
  'interventions.move': step('affectee', { ...slot, motif_derogation: 'essai' }),
  'interventions.checkSlot': step('affectee', slot),
  'interventions.unassign': step('affectee'),
  'interventions.start': step('affectee'),
  'interventions.hold': step('en_cours', { motif_attente: 'piece' }),
  'interventions.resume': step('en_attente'),
  'interventions.finish': step('en_cours', report),
  'interventions.reopen': step('terminee'),
  'interventions.close': step('terminee', { valider_temps: true }),
  'interventions.unclose': step('cloturee'),
  'interventions.archive': step('cloturee'),
  'interventions.cancel': step('affectee'),
  'interventions.restore': step('annulee'),
};

const onEquipement = (more: object = {}): Fixture => ({
  foreign: 'EQUIPEMENT_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.equipement(side)).id, ...more } }),
});

const onSite = (more: object = {}): Fixture => ({
  foreign: 'SITE_NOT_FOUND',
  call: async (world, side) => ({ input: { id: await world.site(side), ...more } }),
});

const onContact = (more: object = {}): Fixture => ({
  foreign: 'CONTACT_NOT_FOUND',
  call: async (world, side) => ({ input: { id: await world.contact(side), ...more } }),
});

const registers: Record<string, Fixture> = {
  'equipements.list': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id } = await world.equipement(side);
      return { input: { sous: id }, sees: lists(id) };
    },
  },
  'equipements.get': onEquipement(),
  'equipements.history': onEquipement(),
  'equipements.create': nobody((world, side) => ({ input: { nom: `Essai ${world.serial()}`, type: 'froid', client_id: side.client_id } })),
  'equipements.update': onEquipement({ fabricant: 'Autre' }),
  'equipements.retire': onEquipement(),
  'clients.list': { foreign: 'unseen', call: (_, side) => ({ input: { limit: 200 }, sees: lists(side.client_id) }) },
  'clients.get': { foreign: 'CLIENT_NOT_FOUND', call: (_, side) => ({ input: { id: side.client_id } }) },
  'clients.create': nobody(() => ({ input: { nom: 'Essai' } })),
  'clients.update': { foreign: 'CLIENT_NOT_FOUND', call: (_, side) => ({ input: { id: side.client_id, ville: 'Fès' } }) },
  'sites.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists(await world.site(side)) }),
  },
  'sites.get': onSite(),
  'sites.listOfClient': { foreign: 'CLIENT_NOT_FOUND', call: (_, side) => ({ input: { client_id: side.client_id } }) },
  'sites.create': nobody((world, side) => ({ input: { client_id: side.client_id, nom: `Essai ${world.serial()}` } })),
  'sites.createOfClient': nobody((world, side) => ({ input: { client_id: side.client_id, nom: `Essai ${world.serial()}` } })),
  'sites.update': onSite({ ville: 'Fès' }),
  'sites.remove': { foreign: 'SITE_NOT_FOUND', call: async (world, side) => ({ input: { id: await world.unusedSite(side) } }) },
  'contacts.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists(await world.contact(side)) }),
  },
  'contacts.create': nobody((_, side) => ({ input: { client_id: side.client_id, nom: 'Essai' } })),
  'contacts.update': onContact({ fonction: 'Gardien' }),
  'contacts.remove': onContact(),
  'journal.list': nobody(() => ({ input: {} })),
  'journal.ofRecord': {
    foreign: 'EQUIPEMENT_NOT_FOUND',
    call: async (world, side) => ({ input: { objet: 'equipement', objet_id: (await world.equipement(side)).id } }),
  },
  'techniciens.list': { foreign: 'unseen', call: (_, side) => ({ input: { limit: 200 }, sees: lists(side.technicien_id) }) },
  'techniciens.get': { foreign: 'TECHNICIEN_NOT_FOUND', call: (_, side) => ({ input: { id: side.technicien_id } }) },
  'techniciens.create': nobody(async (world) => ({ input: { user_id: (await world.user('technicien')).id } })),
  'techniciens.update': {
    foreign: 'TECHNICIEN_NOT_FOUND',
    call: (_, side) => ({ input: { id: side.technicien_id, equipe: 'Sud' } }),
  },
  'techniciens.competences': nobody(() => ({})),
  'techniciens.createCompetence': nobody((world) => ({ input: { code: `C-${world.serial()}`, nom: 'Essai' } })),
  'users.list': nobody(async (world) => ({ input: { limit: 200 }, sees: lists((await world.user('responsable')).id) })),
  'users.get': nobody(async (world) => ({ input: { id: (await world.user('responsable')).id } })),
  'users.create': nobody((world) => {
    const username = `essai-${world.serial()}`;
    return { input: { username, email: `${username}@mif.ma`, full_name: 'Essai', role: 'technicien', password: 'un-mot-de-passe' } };
  }),
  'users.update': nobody(async (world) => ({ input: { id: (await world.user('responsable')).id, full_name: 'Autre' } })),
  'users.deactivate': nobody(async (world) => ({ input: { id: (await world.user('responsable')).id } })),
  'users.activate': nobody(async (world) => ({ input: { id: (await world.user('responsable')).id } })),
  'users.invite': nobody(async (world) => ({ input: { id: (await world.link('invitation')).id } })),
  'users.revokeInvitation': nobody(async (world) => ({ input: { id: (await world.link('invitation')).id } })),
  'users.sendPasswordReset': nobody(async (world) => ({ input: { id: (await world.user('responsable')).id } })),
  'users.resetSecondFactor': nobody(async (world) => {
    const user = await world.user('responsable');
    await world.secondFactor(user, 'active');
    return { input: { id: user.id } };
  }),
  'users.sessions': nobody(async (world, side) => {
    const { id } = await world.user('responsable');
    return { input: { id }, sees: lists((await world.session({ ...side.user, id })).session_id) };
  }),
  'users.revokeSession': nobody(async (world, side) => {
    const { id } = await world.user('responsable');
    return { input: { id, session_id: (await world.session({ ...side.user, id })).session_id } };
  }),
  'parametres.security': nobody(() => ({})),
  'parametres.updateSecurity': nobody(() => ({ input: { second_facteur_roles: [] } })),
  'parametres.reminders': nobody(() => ({})),
  'parametres.updateReminders': nobody(() => ({ input: { rappels: [12], escalades: [] } })),
  'travaux.overview': nobody(() => ({})),
  'travaux.list': nobody(async (world) => ({ input: { limit: 200 }, sees: lists(await world.travail()) })),
  'travaux.echecs': nobody(() => ({ input: {} })),
  'travaux.retry': nobody(async (world) => ({ input: { id: await world.travail() } })),
  'travaux.cancel': nobody(async (world) => ({ input: { id: await world.travail() } })),
  'travaux.retryFailed': nobody(() => ({ input: { tache: 'send_email' } })),
  'travaux.run': nobody(() => ({ input: { tache: 'clean_sessions' } })),
  'travaux.updateReglage': nobody(() => ({ input: { retard_minutes: 10 } })),
};

const fichier = { nom: 'essai.csv', contenu_base64: Buffer.from('Machine,Titre\nEQ-1,Essai\n').toString('base64') };
const imports: Record<string, Fixture> = {
  'imports.template': nobody(() => ({ input: { registre: 'clients' } })),
  'imports.preview': nobody(() => ({ input: fichier })),
  'imports.run': nobody(() => ({ input: { ...fichier, mapping: { colonnes: { equipement: 'Machine', titre: 'Titre' } } } })),
};

const ofOneself: Record<string, Fixture> = {
  'vues.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { liste: 'interventions' }, sees: lists((await world.vue(side.user)).id) }),
  },
  'vues.save': nobody((world) => ({ input: { liste: 'interventions', nom: `Vue ${world.serial()}`, requete: '' } })),
  'vues.remove': { foreign: 'VUE_NOT_FOUND', call: async (world, side) => ({ input: { id: (await world.vue(side.user)).id } }) },
  'dashboard.stats': nobody(() => ({})),
  'health.detailed': nobody(() => ({})),
};

/** A fixture for every procedure, by its path. */
export const fixtures: Record<string, Fixture> = {
  ...auth,
  ...interventions,
  ...agenda,
  ...registers,
  ...imports,
  ...calendriers,
  ...demandes,
  ...plans,
  ...exports,
  ...documents,
  ...modeles,
  ...techniciens,
  ...equipementParts,
  ...notifications,
  ...ofOneself,
};
