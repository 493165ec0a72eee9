import type { Role } from './users.ts';

/** `any`: every row; `own`: a technician's own work, a client's own company, one's own account; absent: refused. */
export type Reach = 'any' | 'own';
export type Caller = Role | 'anonymous';
type Row = Partial<Record<Caller, Reach>>;

const everybody = { anonymous: 'any', admin: 'any', responsable: 'any', technicien: 'any', client: 'any' } as const;
const ownOnly = { admin: 'own', responsable: 'own', technicien: 'own', client: 'own' } as const;
const managers = { admin: 'any', responsable: 'any' } as const;
const managersAndOwnTechnician = { ...managers, technicien: 'own' } as const;

/**
 * Who may do what, once for the server's guard, the row filter, the buttons, the OpenAPI text and the test matrix.
 */
export const permissions = {
  'session.open': everybody,
  'session.read': ownOnly,
  'session.revoke': ownOnly,
  'session.confirm': ownOnly,
  'profile.read': ownOnly,
  'profile.update': ownOnly,
  'second_facteur.manage': ownOnly,

  'user.read': { admin: 'any', responsable: 'any' },
  'user.create': { admin: 'any' },
  'user.update': { admin: 'any' },
  'user.deactivate': { admin: 'any' },
  'user.export': { admin: 'any' },
  'user.invite': { admin: 'any' },
  'user.manage_access': { admin: 'any' },

  'parametre.read': { admin: 'any' },
  'parametre.update': { admin: 'any' },

  'calendrier.read': managers,
  'calendrier.create': { admin: 'any' },
  'calendrier.update': { admin: 'any' },
  'calendrier.assign': managers,
  'jour_ferie.read': managers,
  'jour_ferie.create': { admin: 'any' },
  'jour_ferie.update': { admin: 'any' },
  'travail.read': { admin: 'any' },
  'travail.update': { admin: 'any' },

  'client.read': { ...managers, client: 'own' },
  'client.create': managers,
  'client.update': managers,
  'client.export': managers,

  'site.read': { ...managers, technicien: 'own', client: 'own' },
  'site.create': managers,
  'site.update': managers,
  'site.remove': managers,
  'site.export': { ...managers, client: 'own' },

  'contact.read': { ...managers, technicien: 'own', client: 'own' },
  'contact.create': managers,
  'contact.update': managers,
  'contact.remove': managers,

  'technicien.read': managersAndOwnTechnician,
  'technicien.create': managers,
  'technicien.update': managers,
  'technicien.export': managers,

  'competence.read': { ...managers, technicien: 'any' },
  'competence.create': managers,
  'competence.update': managers,

  'absence.read': managersAndOwnTechnician,
  'absence.create': managersAndOwnTechnician,
  'absence.update': managers,
  'absence.decide': managers,
  'absence.cancel': managersAndOwnTechnician,
  'absence.export': managers,

  'habilitation.read': managersAndOwnTechnician,
  'habilitation.create': managers,
  'habilitation.update': managers,
  'habilitation.remove': managers,
  'habilitation.export': managers,
  'type_habilitation.read': { ...managers, technicien: 'any' },
  'type_habilitation.create': managers,
  'type_habilitation.update': managers,

  'equipement.read': { ...managers, technicien: 'own', client: 'own' },
  'equipement.create': managers,
  'equipement.update': managers,
  'equipement.retire': managers,
  'equipement.export': { ...managers, client: 'own' },
  'equipement.move': managers,
  'type_equipement.read': managers,
  'type_equipement.update': managers,
  'compteur.read': { ...managers, technicien: 'own', client: 'own' },
  'compteur.update': managers,
  'releve.create': managersAndOwnTechnician,
  'releve.cancel': managers,
  'arret.read': { ...managers, technicien: 'own', client: 'own' },
  'arret.update': managersAndOwnTechnician,

  'intervention.read': { ...managers, technicien: 'own', client: 'own' },
  'intervention.create': managers,
  'intervention.update': managers,
  'intervention.assign': managers,
  'intervention.move': managers,
  'intervention.unassign': managersAndOwnTechnician,
  'intervention.start': managersAndOwnTechnician,
  'intervention.hold': managersAndOwnTechnician,
  'intervention.resume': managersAndOwnTechnician,
  'intervention.finish': managersAndOwnTechnician,
  'intervention.reopen': managers,
  'intervention.close': managers,
  'intervention.unclose': { admin: 'any' },
  'intervention.archive': managers,
  'intervention.cancel': managers,
  'intervention.restore': managers,
  'intervention.change_statut': managersAndOwnTechnician,
  'intervention.export': { ...managers, client: 'own' },

  'agenda.read': { ...managers, technicien: 'own', client: 'own' },
  'abonnement.read': { admin: 'any', technicien: 'own', client: 'own' },
  'abonnement.create': { admin: 'any', technicien: 'own', client: 'own' },
  'abonnement.revoke': { admin: 'any', technicien: 'own', client: 'own' },
  'flux.read': everybody,

  'demande.read': { ...managers, technicien: 'own', client: 'own' },
  'demande.create': { ...managers, technicien: 'own', client: 'own' },
  'demande.accept': managers,
  'demande.refuse': managers,
  'demande.double': managers,
  'demande.export': { ...managers, client: 'own' },
  'demande.cancel': ownOnly,

  'plan.read': { ...managers, technicien: 'own', client: 'own' },
  'plan.create': managers,
  'plan.update': managers,
  'plan.retire': managers,
  'plan.generate': managers,
  'plan.export': managers,

  'etiquette.print': managersAndOwnTechnician,
  'etiquette.renew': managers,
  'signalement.open': everybody,
  'signalement.create': everybody,
  'signalement.follow': everybody,
  'document.read': { ...managers, technicien: 'own', client: 'own' },
  'document.create': { ...managers, technicien: 'own', client: 'own' },
  'document.update': { ...managers, technicien: 'own', client: 'own' },
  'document.remove': { ...managers, technicien: 'own', client: 'own' },
  'document.restore': managers,
  'document.export': managers,

  'notification.read': ownOnly,
  'notification.update': ownOnly,
  'notification.create': managers,
  'modele.read': { admin: 'any' },
  'modele.update': { admin: 'any' },
  'envoi.read': { admin: 'any' },
  'envoi.update': { admin: 'any' },
  'preference.read': { ...ownOnly, admin: 'any' },
  'preference.update': { ...ownOnly, admin: 'any' },

  'import.run': managers,

  'vue.read': ownOnly,
  'vue.save': ownOnly,

  'journal.read': { admin: 'any' },
  'journal.export': { admin: 'any' },
  'historique.read': { ...managers, technicien: 'own', client: 'own' },

  'dashboard.read': managers,
  'health.read': { admin: 'any', responsable: 'any' },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

/** How far a caller's permission goes, or null where he has none. */
export function reachOf(caller: Caller, permission: Permission): Reach | null {
  const row: Row = permissions[permission];
  return row[caller] ?? null;
}

/** The permissions of a caller: what screens show by. */
export function permissionsOf(caller: Caller): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => reachOf(caller, permission) !== null);
}
