import { notificationRefusals } from './notifications/openapi-errors.ts';
import { httpStatusOf, type ErrorCode } from '@mif/contract/errors';
import { reachOf } from '@mif/contract/permissions';
import { roles } from '@mif/contract/users';
import type { RestRoute } from './rest/routes.ts';
import { documentRefusals } from './documents/openapi-errors.ts';
import { planRefusals } from './plans/openapi-errors.ts';
import { travauxRefusals } from './travaux/openapi-errors.ts';

const changed: readonly ErrorCode[] = ['INTERVENTION_NOT_FOUND', 'INTERVENTION_NOT_ASSIGNED_TO_YOU', 'INTERVENTION_VERSION_CONFLICT'];
const signIn: readonly ErrorCode[] = ['AUTH_INVALID_CREDENTIALS', 'AUTH_LOCKED', 'AUTH_CODE_REQUIRED', 'AUTH_CODE_INVALID'];
const assigned: readonly ErrorCode[] = [
  'TECHNICIEN_NOT_FOUND',
  'TECHNICIEN_INACTIVE',
  'TECHNICIEN_ABSENT',
  'TECHNICIEN_HORS_HORAIRES',
  'TECHNICIEN_HABILITATION_EXPIREE',
];
const moved: readonly ErrorCode[] = ['INTERVENTION_NOT_FOUND', 'INTERVENTION_MOVE_REFUSED', 'INTERVENTION_SLOT_INVALID', 'PERIOD_TOO_LONG'];
const subscriber: readonly ErrorCode[] = ['ABONNEMENT_SUJET_INVALID', 'TECHNICIEN_NOT_FOUND', 'CLIENT_NOT_FOUND'];
const horaires: readonly ErrorCode[] = ['TECHNICIEN_BASE_INCOMPLETE', 'HORAIRES_EMPTY_RANGE', 'HORAIRES_OVERLAP', 'COMPETENCE_INACTIVE'];
const period: readonly ErrorCode[] = ['PERIOD_REQUIRED', 'PERIOD_INVALID', 'PERIOD_TOO_LONG', 'ABSENCE_OVERLAP'];
const absence: readonly ErrorCode[] = ['ABSENCE_NOT_FOUND', 'ABSENCE_DECIDED', 'RECORD_VERSION_CONFLICT'];
const habilitation: readonly ErrorCode[] = ['HABILITATION_NOT_FOUND', 'RECORD_VERSION_CONFLICT'];
const calendrier: readonly ErrorCode[] = [
  'CALENDRIER_NOM_TAKEN',
  'CALENDRIER_NEVER_OPEN',
  'CALENDRIER_PAUSE_INVALID',
  'CALENDRIER_FERMETURE_INVALID',
  'HORAIRES_EMPTY_RANGE',
  'HORAIRES_OVERLAP',
];
const ferie: readonly ErrorCode[] = ['JOUR_FERIE_NOT_FOUND', 'RECORD_VERSION_CONFLICT'];
const validity: readonly ErrorCode[] = ['HABILITATION_ENDS_BEFORE', 'HABILITATION_OVERLAP'];
const account: readonly ErrorCode[] = ['USER_CLIENT_REQUIRED', 'CLIENT_NOT_FOUND', 'USER_EMAIL_TAKEN', 'USER_USERNAME_TAKEN'];
const equipement: readonly ErrorCode[] = ['EQUIPEMENT_NOT_FOUND', 'EQUIPEMENT_RETIRED', 'RECORD_VERSION_CONFLICT'];
const record: readonly ErrorCode[] = [
  'RECORD_NOT_FOUND',
  'USER_NOT_FOUND',
  'TECHNICIEN_NOT_FOUND',
  'COMPETENCE_NOT_FOUND',
  'ABSENCE_NOT_FOUND',
  'HABILITATION_NOT_FOUND',
  'HABILITATION_TYPE_NOT_FOUND',
  'CALENDRIER_NOT_FOUND',
  'JOUR_FERIE_NOT_FOUND',
  'CLIENT_NOT_FOUND',
  'SITE_NOT_FOUND',
  'EQUIPEMENT_NOT_FOUND',
  'INTERVENTION_NOT_FOUND',
  'DEMANDE_NOT_FOUND',
];
const decided: readonly ErrorCode[] = ['DEMANDE_NOT_FOUND', 'DEMANDE_DECIDED', 'RECORD_VERSION_CONFLICT'];

const company: readonly ErrorCode[] = [
  'CLIENT_CODE_TAKEN',
  'CLIENT_ICE_TAKEN',
  'CLIENT_ICE_CONTROL',
  'CLIENT_IDENTIFIER_LENGTH',
  'CLIENT_IDENTIFIER_NOT_DIGITS',
  'CLIENT_RC_TRIBUNAL_REQUIRED',
  'PHONE_INVALID',
];
const site: readonly ErrorCode[] = [
  'SITE_CODE_TAKEN',
  'SITE_NOM_TAKEN',
  'SITE_COORDINATES_PAIR',
  'SITE_COORDINATES_SWAPPED',
  'SITE_HORAIRES_INVALID',
];
const place: readonly ErrorCode[] = [
  'SITE_NOT_FOUND',
  'SITE_INACTIVE',
  'EQUIPEMENT_NOT_FOUND',
  'EQUIPEMENT_OTHER_CLIENT',
  'EQUIPEMENT_PARENT_SITE',
  'EQUIPEMENT_TOO_DEEP',
  'EQUIPEMENT_RETIRED',
  'EQUIPEMENT_NOM_TAKEN',
];
const recorded: readonly ErrorCode[] = ['EQUIPEMENT_CODE_TAKEN', 'EQUIPEMENT_GARANTIE_INVALID', 'EQUIPEMENT_CHAMP_INVALID'];
const arret: readonly ErrorCode[] = ['EQUIPEMENT_RETIRED', 'ARRET_DATES_INVALID', 'ARRET_OVERLAP'];

/** What the verb behind each procedure refuses, beside what `refusalsOf` finds out itself. */
export const verbRefusals: Readonly<Record<string, readonly ErrorCode[]>> = {
  'auth.token': signIn,
  'auth.login': signIn,
  'auth.refreshToken': ['AUTH_SESSION_ENDED', 'AUTH_TOKEN_REUSED'],
  'auth.confirm': ['AUTH_WRONG_PASSWORD', 'AUTH_LOCKED'],
  'auth.changePassword': ['AUTH_WRONG_PASSWORD', 'AUTH_LOCKED'],
  'users.get': ['USER_NOT_FOUND'],
  'users.create': [...account, 'AUTH_CONFIRMATION_REQUIRED'],
  'users.update': ['USER_NOT_FOUND', 'USER_LAST_ADMIN', 'AUTH_CONFIRMATION_REQUIRED', 'RECORD_VERSION_CONFLICT', ...account],
  'users.deactivate': [
    'USER_NOT_FOUND',
    'USER_SELF_DEACTIVATION',
    'USER_LAST_ADMIN',
    'AUTH_CONFIRMATION_REQUIRED',
    'RECORD_VERSION_CONFLICT',
  ],
  'users.activate': ['USER_NOT_FOUND', 'RECORD_VERSION_CONFLICT'],
  'users.invite': ['USER_NOT_FOUND', 'USER_ALREADY_JOINED', 'USER_INACTIVE'],
  'users.revokeInvitation': ['USER_NOT_FOUND', 'USER_NOT_INVITED'],
  'users.sendPasswordReset': ['USER_NOT_FOUND', 'USER_NOT_JOINED', 'USER_INACTIVE'],
  'users.resetSecondFactor': ['USER_NOT_FOUND', 'SECOND_FACTEUR_INACTIVE', 'AUTH_CONFIRMATION_REQUIRED'],
  'users.sessions': ['USER_NOT_FOUND'],
  'users.revokeSession': ['USER_NOT_FOUND', 'SESSION_NOT_FOUND'],
  ...documentRefusals,
  ...planRefusals,
  ...travauxRefusals,
  'parametres.updateSecurity': ['AUTH_CONFIRMATION_REQUIRED', 'RECORD_VERSION_CONFLICT'],
  'parametres.updateReminders': ['RAPPEL_HEURES_TWICE', 'ESCALADE_HEURES_TWICE', 'RECORD_VERSION_CONFLICT'],
  'clients.get': ['CLIENT_NOT_FOUND'],
  'clients.create': company,
  'clients.update': ['CLIENT_NOT_FOUND', 'RECORD_VERSION_CONFLICT', ...company],
  'sites.get': ['SITE_NOT_FOUND'],
  'sites.listOfClient': ['CLIENT_NOT_FOUND'],
  'sites.create': ['CLIENT_NOT_FOUND', ...site],
  'sites.createOfClient': ['CLIENT_NOT_FOUND', ...site],
  'sites.update': ['SITE_NOT_FOUND', 'SITE_LAST', 'RECORD_VERSION_CONFLICT', ...site],
  'sites.remove': ['SITE_NOT_FOUND', 'SITE_LAST', 'SITE_IN_USE', 'RECORD_VERSION_CONFLICT'],
  'contacts.create': ['CLIENT_NOT_FOUND', 'SITE_NOT_FOUND', 'PHONE_INVALID'],
  'contacts.update': ['CONTACT_NOT_FOUND', 'RECORD_VERSION_CONFLICT', 'PHONE_INVALID'],
  'contacts.remove': ['CONTACT_NOT_FOUND', 'RECORD_VERSION_CONFLICT'],
  'journal.ofRecord': record,
  'exports.interventions': ['EXPORT_TOO_MANY_ROWS'],
  'exports.equipements': ['EXPORT_TOO_MANY_ROWS'],
  'exports.demandes': ['EXPORT_TOO_MANY_ROWS'],
  'exports.clients': ['EXPORT_TOO_MANY_ROWS'],
  'exports.sites': ['EXPORT_TOO_MANY_ROWS'],
  'exports.techniciens': ['EXPORT_TOO_MANY_ROWS', 'AUTH_CONFIRMATION_REQUIRED'],
  'exports.absences': ['EXPORT_TOO_MANY_ROWS', 'AUTH_CONFIRMATION_REQUIRED'],
  'exports.habilitations': ['EXPORT_TOO_MANY_ROWS', 'AUTH_CONFIRMATION_REQUIRED'],
  'exports.documents': ['EXPORT_TOO_MANY_ROWS'],
  'exports.users': ['EXPORT_TOO_MANY_ROWS', 'AUTH_CONFIRMATION_REQUIRED'],
  'techniciens.get': ['TECHNICIEN_NOT_FOUND'],
  'techniciens.create': ['TECHNICIEN_USER_INVALID', 'TECHNICIEN_MATRICULE_TAKEN', 'COMPETENCE_NOT_FOUND', ...horaires],
  'techniciens.update': [
    'TECHNICIEN_NOT_FOUND',
    'TECHNICIEN_MATRICULE_TAKEN',
    'TECHNICIEN_DISPONIBILITE_DERIVED',
    'COMPETENCE_NOT_FOUND',
    'RECORD_VERSION_CONFLICT',
    ...horaires,
  ],
  'techniciens.updateCompetence': ['COMPETENCE_NOT_FOUND', 'RECORD_VERSION_CONFLICT'],
  'techniciens.disponibilite': ['TECHNICIEN_NOT_FOUND', 'PERIOD_INVALID', 'PERIOD_TOO_LONG'],
  'techniciens.semaine': ['TECHNICIEN_NOT_FOUND'],
  'techniciens.charge': ['TECHNICIEN_NOT_FOUND'],
  'techniciens.astreintes': ['TECHNICIEN_NOT_FOUND'],
  'techniciens.createAstreinte': ['TECHNICIEN_NOT_FOUND', 'PERIOD_INVALID', 'ASTREINTE_OVERLAP'],
  'techniciens.removeAstreinte': ['TECHNICIEN_NOT_FOUND', 'ASTREINTE_NOT_FOUND'],
  'absences.get': ['ABSENCE_NOT_FOUND'],
  'absences.create': ['TECHNICIEN_NOT_FOUND', ...period],
  'absences.update': [...absence, ...period],
  'absences.decide': [...absence, 'ABSENCE_REASON_REQUIRED'],
  'absences.cancel': absence,
  'calendriers.get': ['CALENDRIER_NOT_FOUND'],
  'calendriers.create': calendrier,
  'calendriers.update': [
    'CALENDRIER_NOT_FOUND',
    'RECORD_VERSION_CONFLICT',
    'CALENDRIER_INACTIVE',
    'CALENDRIER_IS_DEFAUT',
    'CALENDRIER_IN_USE',
    ...calendrier,
  ],
  'calendriers.ofClient': ['CLIENT_NOT_FOUND'],
  'calendriers.assign': ['CLIENT_NOT_FOUND', 'CALENDRIER_NOT_FOUND', 'CALENDRIER_INACTIVE', 'RECORD_VERSION_CONFLICT'],
  'joursFeries.update': [...ferie, 'JOUR_FERIE_OFFICIAL', 'JOUR_FERIE_ENDS_BEFORE'],
  'joursFeries.confirm': [...ferie, 'JOUR_FERIE_NOT_LUNAR', 'JOUR_FERIE_TOO_FAR'],
  'joursFeries.remove': [...ferie, 'JOUR_FERIE_OFFICIAL'],
  'habilitations.createType': ['HABILITATION_TYPE_CODE_TAKEN'],
  'habilitations.updateType': ['HABILITATION_TYPE_NOT_FOUND', 'RECORD_VERSION_CONFLICT'],
  'habilitations.get': ['HABILITATION_NOT_FOUND'],
  'habilitations.create': [
    'TECHNICIEN_NOT_FOUND',
    'HABILITATION_TYPE_NOT_FOUND',
    'HABILITATION_TYPE_INACTIVE',
    'HABILITATION_NOT_FOUND',
    ...validity,
  ],
  'habilitations.update': [...habilitation, ...validity],
  'habilitations.remove': habilitation,
  'techniciens.createCompetence': ['COMPETENCE_CODE_TAKEN'],
  'equipements.get': ['EQUIPEMENT_NOT_FOUND'],
  'equipements.history': ['EQUIPEMENT_NOT_FOUND'],
  'equipements.branch': ['EQUIPEMENT_NOT_FOUND', 'SITE_NOT_FOUND'],
  'equipements.bilan': ['EQUIPEMENT_NOT_FOUND'],
  'equipements.create': ['CLIENT_NOT_FOUND', ...place, ...recorded],
  'equipements.update': [...equipement, 'EQUIPEMENT_NOM_TAKEN', ...recorded],
  'equipements.move': [...place, 'RECORD_VERSION_CONFLICT', 'EQUIPEMENT_CYCLE'],
  'equipements.retire': [...equipement, 'EQUIPEMENT_HAS_CHILDREN', 'EQUIPEMENT_IN_USE'],
  'typesEquipement.create': ['TYPE_EQUIPEMENT_NOM_TAKEN', 'TYPE_EQUIPEMENT_CHAMP_INVALID'],
  'typesEquipement.update': [
    'TYPE_EQUIPEMENT_NOT_FOUND',
    'TYPE_EQUIPEMENT_NOM_TAKEN',
    'TYPE_EQUIPEMENT_CHAMP_INVALID',
    'RECORD_VERSION_CONFLICT',
  ],
  'compteurs.list': ['EQUIPEMENT_NOT_FOUND'],
  'compteurs.create': ['EQUIPEMENT_NOT_FOUND', 'EQUIPEMENT_RETIRED', 'COMPTEUR_NOM_TAKEN'],
  'compteurs.update': ['COMPTEUR_NOT_FOUND', 'COMPTEUR_NOM_TAKEN', 'RECORD_VERSION_CONFLICT'],
  'compteurs.releves': ['COMPTEUR_NOT_FOUND'],
  'compteurs.releve': [
    'COMPTEUR_NOT_FOUND',
    'COMPTEUR_INACTIVE',
    'EQUIPEMENT_RETIRED',
    'INTERVENTION_NOT_FOUND',
    'RELEVE_DESCEND',
    'RELEVE_DEPASSE',
    'RELEVE_DATE_FUTURE',
    'RELEVE_DATE_TAKEN',
    'RELEVE_CHANGEMENT_INVALID',
  ],
  'compteurs.annulerReleve': ['RELEVE_NOT_FOUND', 'RELEVE_NEEDED'],
  'arrets.list': ['EQUIPEMENT_NOT_FOUND'],
  'arrets.create': ['EQUIPEMENT_NOT_FOUND', ...arret],
  'arrets.update': ['ARRET_NOT_FOUND', 'RECORD_VERSION_CONFLICT', ...arret],
  'interventions.get': ['INTERVENTION_NOT_FOUND'],
  'interventions.history': ['INTERVENTION_NOT_FOUND'],
  'interventions.create': ['EQUIPEMENT_NOT_FOUND', 'EQUIPEMENT_RETIRED', 'SITE_INACTIVE', 'INTERVENTION_DEADLINE_PAST', ...assigned],
  'interventions.update': [...changed, 'INTERVENTION_READ_ONLY'],
  'interventions.move': [...moved, 'INTERVENTION_VERSION_CONFLICT', 'INTERVENTION_READ_ONLY', 'INTERVENTION_SLOT_TAKEN', ...assigned],
  'interventions.checkSlot': [...moved, 'TECHNICIEN_NOT_FOUND'],
  'agenda.list': ['PERIOD_INVALID', 'PERIOD_TOO_LONG'],
  'abonnements.list': subscriber,
  'abonnements.create': [...subscriber, 'TECHNICIEN_INACTIVE'],
  'abonnements.revoke': ['ABONNEMENT_NOT_FOUND'],
  'interventions.changeStatut': [
    ...changed,
    'INTERVENTION_TRANSITION_REFUSED',
    'INTERVENTION_READ_ONLY',
    'INTERVENTION_REASON_REQUIRED',
    'INTERVENTION_REPORT_REQUIRED',
    'INTERVENTION_TIME_REQUIRED',
    'INTERVENTION_SIGNATURE_REQUIRED',
  ],
  'interventions.changeAffectation': [
    ...changed,
    ...assigned,
    'INTERVENTION_TRANSITION_REFUSED',
    'INTERVENTION_READ_ONLY',
    'INTERVENTION_REASON_REQUIRED',
    'INTERVENTION_SLOT_INVALID',
    'INTERVENTION_SLOT_TAKEN',
  ],
  'demandes.get': ['DEMANDE_NOT_FOUND'],
  'demandes.similar': ['DEMANDE_NOT_FOUND'],
  'demandes.create': [
    'DEMANDE_PLACE_REQUIRED',
    'EQUIPEMENT_NOT_FOUND',
    'EQUIPEMENT_RETIRED',
    'SITE_NOT_FOUND',
    'SITE_INACTIVE',
    'ETIQUETTE_UNKNOWN',
  ],
  'demandes.accept': [
    ...decided,
    ...assigned,
    'DEMANDE_EQUIPEMENT_REQUIRED',
    'DEMANDE_EQUIPEMENT_FOREIGN',
    'EQUIPEMENT_NOT_FOUND',
    'EQUIPEMENT_RETIRED',
    'SITE_INACTIVE',
  ],
  'demandes.refuse': decided,
  'demandes.markDouble': [...decided, 'DEMANDE_DOUBLE_INVALID'],
  'demandes.cancel': decided,
  'signalements.create': ['SIGNALEMENT_LIMIT', 'SIGNALEMENT_REFUSED', 'ETIQUETTE_UNKNOWN'],
  'signalements.follow': ['SIGNALEMENT_NOT_FOUND', 'SIGNALEMENT_LIMIT'],
  'etiquettes.renew': ['EQUIPEMENT_NOT_FOUND'],
  ...notificationRefusals,
};

/**
 * The codes a route can refuse with, by HTTP status.
 * @param hasBody whether it reads one
 */
export function refusalsOf(route: RestRoute, hasBody: boolean): Map<number, ErrorCode[]> {
  const { permission, fields } = route;
  const codes: ErrorCode[] = ['INTERNAL', ...(verbRefusals[route.procedure] ?? [])];
  if (reachOf('anonymous', permission) === null) {
    codes.push('AUTH_REQUIRED', 'AUTH_SESSION_ENDED');
    if (roles.some((role) => reachOf(role, permission) === null)) codes.push('PERMISSION_DENIED');
  }
  if (fields) codes.push('REQUEST_INVALID');
  if (fields?.['cursor']) codes.push('CURSOR_INVALID');
  if (fields?.['command_id']) codes.push('COMMAND_REUSED');
  if (hasBody) codes.push('REQUEST_MALFORMED', 'REQUEST_TOO_LARGE', 'REQUEST_UNSUPPORTED_TYPE');
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...new Set(codes)].toSorted()) byStatus.set(httpStatusOf(code), [...(byStatus.get(httpStatusOf(code)) ?? []), code]);
  return byStatus;
}
