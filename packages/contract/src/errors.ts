/** What an error is to its caller; the tRPC code and the HTTP status follow from it, in one place. */
export const errorKinds = ['not_found', 'forbidden', 'unauthenticated', 'conflict', 'invalid', 'limit', 'internal'] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** The error catalogue: every refusal the product can give. Texts live in i18n under the same codes. */
export const errorCatalogue = {
  REQUEST_INVALID: 'invalid',
  REQUEST_MALFORMED: 'invalid',
  REQUEST_METHOD: 'invalid',
  REQUEST_TOO_LARGE: 'limit',
  REQUEST_UNSUPPORTED_TYPE: 'invalid',
  ROUTE_NOT_FOUND: 'not_found',
  INTERNAL: 'internal',

  AUTH_REQUIRED: 'unauthenticated',
  AUTH_INVALID_CREDENTIALS: 'unauthenticated',
  AUTH_LOCKED: 'limit',
  AUTH_SESSION_ENDED: 'unauthenticated',
  AUTH_TOKEN_REUSED: 'unauthenticated',
  AUTH_CSRF: 'forbidden',
  AUTH_WRONG_PASSWORD: 'invalid',
  AUTH_CONFIRMATION_REQUIRED: 'forbidden',
  AUTH_CODE_REQUIRED: 'unauthenticated',
  AUTH_CODE_INVALID: 'unauthenticated',
  AUTH_ENROLMENT_REQUIRED: 'forbidden',
  AUTH_LINK_INVALID: 'invalid',
  AUTH_LINK_EXPIRED: 'conflict',
  AUTH_LINK_USED: 'conflict',
  SECOND_FACTEUR_CODE_INVALID: 'invalid',
  SECOND_FACTEUR_ACTIVE: 'conflict',
  SECOND_FACTEUR_INACTIVE: 'conflict',
  SECOND_FACTEUR_REQUIRED_BY_ROLE: 'conflict',
  PERMISSION_DENIED: 'forbidden',

  COMMAND_REUSED: 'conflict',
  PHONE_INVALID: 'invalid',
  RECORD_NOT_FOUND: 'not_found',
  RECORD_VERSION_CONFLICT: 'conflict',

  SILENCE_INCOMPLETE: 'invalid',
  RAPPEL_HEURES_TWICE: 'invalid',
  ESCALADE_HEURES_TWICE: 'invalid',
  TRAVAIL_NOT_FOUND: 'not_found',
  TRAVAIL_RUNNING: 'conflict',
  TRAVAIL_DUE: 'conflict',
  TACHE_NOT_SCHEDULED: 'not_found',
  TACHE_RUNNING: 'conflict',

  ENVOI_NOT_FOUND: 'not_found',
  ENVOI_NON_RELANCABLE: 'conflict',
  ENVOI_NON_ANNULABLE: 'conflict',
  ENVOI_EN_COURS: 'conflict',
  ADRESSE_NON_REJETEE: 'conflict',
  APPAREIL_NOT_FOUND: 'not_found',
  SESSION_NOT_FOUND: 'not_found',
  USER_NOT_FOUND: 'not_found',
  USER_EMAIL_TAKEN: 'conflict',
  USER_USERNAME_TAKEN: 'conflict',
  USER_CLIENT_REQUIRED: 'invalid',
  USER_SELF_DEACTIVATION: 'conflict',
  USER_LAST_ADMIN: 'conflict',
  USER_ALREADY_JOINED: 'conflict',
  USER_NOT_JOINED: 'conflict',
  USER_INACTIVE: 'conflict',
  USER_NOT_INVITED: 'conflict',
  CLIENT_NOT_FOUND: 'not_found',
  CLIENT_CODE_TAKEN: 'conflict',
  CLIENT_ICE_TAKEN: 'conflict',
  CLIENT_ICE_CONTROL: 'invalid',
  CLIENT_IDENTIFIER_NOT_DIGITS: 'invalid',
  CLIENT_IDENTIFIER_LENGTH: 'invalid',
  CLIENT_RC_TRIBUNAL_REQUIRED: 'invalid',
  SITE_NOT_FOUND: 'not_found',
  SITE_CODE_TAKEN: 'conflict',
  SITE_NOM_TAKEN: 'conflict',
  SITE_IN_USE: 'conflict',
  SITE_LAST: 'conflict',
  SITE_INACTIVE: 'conflict',
  SITE_COORDINATES_PAIR: 'invalid',
  SITE_COORDINATES_SWAPPED: 'invalid',
  SITE_HORAIRES_INVALID: 'invalid',
  CONTACT_NOT_FOUND: 'not_found',
  TECHNICIEN_NOT_FOUND: 'not_found',
  TECHNICIEN_INACTIVE: 'conflict',
  TECHNICIEN_ABSENT: 'conflict',
  TECHNICIEN_USER_INVALID: 'invalid',
  TECHNICIEN_MATRICULE_TAKEN: 'conflict',
  TECHNICIEN_HORS_HORAIRES: 'conflict',
  TECHNICIEN_HABILITATION_EXPIREE: 'conflict',
  TECHNICIEN_DISPONIBILITE_DERIVED: 'invalid',
  TECHNICIEN_BASE_INCOMPLETE: 'invalid',
  HORAIRES_EMPTY_RANGE: 'invalid',
  HORAIRES_OVERLAP: 'invalid',
  PERIOD_INVALID: 'invalid',
  PERIOD_REQUIRED: 'invalid',
  PERIOD_TOO_LONG: 'invalid',
  ASTREINTE_NOT_FOUND: 'not_found',
  ASTREINTE_OVERLAP: 'conflict',
  ABSENCE_NOT_FOUND: 'not_found',
  ABSENCE_OVERLAP: 'conflict',
  ABSENCE_DECIDED: 'conflict',
  ABSENCE_REASON_REQUIRED: 'invalid',
  COMPETENCE_NOT_FOUND: 'not_found',
  COMPETENCE_CODE_TAKEN: 'conflict',
  COMPETENCE_INACTIVE: 'conflict',
  HABILITATION_NOT_FOUND: 'not_found',
  HABILITATION_TYPE_NOT_FOUND: 'not_found',
  HABILITATION_TYPE_INACTIVE: 'conflict',
  HABILITATION_TYPE_CODE_TAKEN: 'conflict',
  HABILITATION_ENDS_BEFORE: 'invalid',
  HABILITATION_OVERLAP: 'conflict',
  CALENDRIER_NOT_FOUND: 'not_found',
  CALENDRIER_NOM_TAKEN: 'conflict',
  CALENDRIER_INACTIVE: 'conflict',
  CALENDRIER_IS_DEFAUT: 'conflict',
  CALENDRIER_IN_USE: 'conflict',
  CALENDRIER_NEVER_OPEN: 'invalid',
  CALENDRIER_PAUSE_INVALID: 'invalid',
  CALENDRIER_FERMETURE_INVALID: 'invalid',
  JOUR_FERIE_NOT_FOUND: 'not_found',
  JOUR_FERIE_NOT_LUNAR: 'conflict',
  JOUR_FERIE_OFFICIAL: 'conflict',
  JOUR_FERIE_TOO_FAR: 'invalid',
  JOUR_FERIE_ENDS_BEFORE: 'invalid',

  EQUIPEMENT_NOT_FOUND: 'not_found',
  EQUIPEMENT_CODE_TAKEN: 'conflict',
  EQUIPEMENT_RETIRED: 'conflict',
  EQUIPEMENT_IN_USE: 'conflict',
  EQUIPEMENT_NOM_TAKEN: 'conflict',
  EQUIPEMENT_CYCLE: 'invalid',
  EQUIPEMENT_OTHER_CLIENT: 'invalid',
  EQUIPEMENT_PARENT_SITE: 'invalid',
  EQUIPEMENT_TOO_DEEP: 'invalid',
  EQUIPEMENT_HAS_CHILDREN: 'conflict',
  EQUIPEMENT_GARANTIE_INVALID: 'invalid',
  EQUIPEMENT_CHAMP_INVALID: 'invalid',
  TYPE_EQUIPEMENT_NOT_FOUND: 'not_found',
  TYPE_EQUIPEMENT_NOM_TAKEN: 'conflict',
  TYPE_EQUIPEMENT_CHAMP_INVALID: 'invalid',
  COMPTEUR_NOT_FOUND: 'not_found',
  COMPTEUR_NOM_TAKEN: 'conflict',
  COMPTEUR_INACTIVE: 'conflict',
  RELEVE_NOT_FOUND: 'not_found',
  RELEVE_DESCEND: 'invalid',
  RELEVE_DEPASSE: 'invalid',
  RELEVE_DATE_FUTURE: 'invalid',
  RELEVE_DATE_TAKEN: 'conflict',
  RELEVE_CHANGEMENT_INVALID: 'invalid',
  RELEVE_NEEDED: 'conflict',
  ARRET_NOT_FOUND: 'not_found',
  ARRET_OVERLAP: 'conflict',
  ARRET_DATES_INVALID: 'invalid',

  INTERVENTION_NOT_FOUND: 'not_found',
  INTERVENTION_VERSION_CONFLICT: 'conflict',
  INTERVENTION_TRANSITION_REFUSED: 'conflict',
  INTERVENTION_NOT_ASSIGNED_TO_YOU: 'forbidden',
  INTERVENTION_REASON_REQUIRED: 'invalid',
  INTERVENTION_REPORT_REQUIRED: 'invalid',
  INTERVENTION_TIME_REQUIRED: 'invalid',
  INTERVENTION_SIGNATURE_REQUIRED: 'invalid',
  INTERVENTION_TIMES_NOT_VALIDATED: 'conflict',
  INTERVENTION_READ_ONLY: 'conflict',
  INTERVENTION_SLOT_INVALID: 'invalid',
  INTERVENTION_SLOT_TAKEN: 'conflict',
  INTERVENTION_DEADLINE_PAST: 'invalid',
  INTERVENTION_MOVE_REFUSED: 'conflict',

  PLAN_NOT_FOUND: 'not_found',
  PLAN_RETIRED: 'conflict',
  PLAN_SUSPENDED: 'conflict',
  PLAN_DATE_RULE_REQUIRED: 'invalid',
  PLAN_FIRST_DATE_REQUIRED: 'invalid',
  PLAN_POSITION_INVALID: 'invalid',
  PLAN_METER_REQUIRED: 'invalid',
  PLAN_METER_RULE_REQUIRED: 'invalid',
  PLAN_METER_FOREIGN: 'invalid',
  PLAN_METER_KIND: 'invalid',
  PLAN_COMBINATION_REQUIRED: 'invalid',
  PLAN_FIRST_DATE_FAR: 'invalid',
  PLAN_LEAD_TOO_LONG: 'invalid',
  PLAN_TOLERANCE_TOO_WIDE: 'invalid',
  PLAN_NOT_SUSPENDED: 'conflict',
  PLAN_NOTHING_TO_GENERATE: 'conflict',
  PLAN_OCCURRENCE_OPEN: 'conflict',
  PLAN_DATE_NOT_PLANNED: 'invalid',
  ECHEANCE_NOT_FOUND: 'not_found',
  ECHEANCE_DECIDED: 'conflict',
  ECHEANCE_DATE_PAST: 'invalid',
  ECHEANCE_DATE_BESIDE: 'invalid',

  ABONNEMENT_NOT_FOUND: 'not_found',
  ABONNEMENT_SUJET_INVALID: 'invalid',
  FLUX_NOT_FOUND: 'not_found',
  FLUX_LIMIT: 'limit',

  DEMANDE_NOT_FOUND: 'not_found',
  DEMANDE_DECIDED: 'conflict',
  DEMANDE_PLACE_REQUIRED: 'invalid',
  DEMANDE_EQUIPEMENT_REQUIRED: 'invalid',
  DEMANDE_EQUIPEMENT_FOREIGN: 'invalid',
  DEMANDE_DOUBLE_INVALID: 'invalid',
  ETIQUETTE_UNKNOWN: 'not_found',
  SIGNALEMENT_NOT_FOUND: 'not_found',
  SIGNALEMENT_REFUSED: 'invalid',
  SIGNALEMENT_LIMIT: 'limit',
  DOCUMENT_NOT_FOUND: 'not_found',
  DOCUMENT_FILE_REQUIRED: 'invalid',
  DOCUMENT_TYPE_REFUSED: 'invalid',
  DOCUMENT_UNREADABLE: 'invalid',
  DOCUMENT_TOO_LARGE: 'limit',
  DOCUMENT_TOO_MANY: 'limit',
  DOCUMENT_STORAGE_FULL: 'limit',
  DOCUMENT_STORAGE_AWAY: 'internal',
  DOCUMENT_DAMAGED: 'internal',
  DOCUMENT_RECORD_CLOSED: 'conflict',

  NOTIFICATION_NOT_FOUND: 'not_found',
  MODELE_NOT_FOUND: 'not_found',
  MODELE_INVALID: 'invalid',
  VUE_NOT_FOUND: 'not_found',
  VUE_NAME_TAKEN: 'conflict',

  IMPORT_FILE_UNREADABLE: 'invalid',
  IMPORT_FILE_TOO_LARGE: 'limit',
  IMPORT_TOO_MANY_ROWS: 'limit',
  IMPORT_MAPPING_INVALID: 'invalid',
  IMPORT_HAS_ERRORS: 'conflict',
  IMPORT_COLUMN_MISSING: 'invalid',
  IMPORT_COLUMN_DUPLICATE: 'invalid',
  IMPORT_VALUE_INVALID: 'invalid',
  IMPORT_VALUE_TOO_LONG: 'invalid',
  IMPORT_VALUE_REQUIRED: 'invalid',
  IMPORT_ROW_SHAPE: 'invalid',
  IMPORT_ROW_MENDED: 'invalid',
  IMPORT_COST_LEFT_OUT: 'invalid',
  IMPORT_EQUIPEMENT_UNKNOWN: 'invalid',
  EXPORT_TOO_MANY_ROWS: 'invalid',
  IMPORT_REFERENCE_UNKNOWN: 'invalid',
  IMPORT_CLIENT_MISSING: 'invalid',
  IMPORT_ROW_DUPLICATE: 'invalid',
  IMPORT_PARENT_REFUSED: 'invalid',
  IMPORT_CYCLE: 'invalid',
  CURSOR_INVALID: 'invalid',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Plain facts that go with an error and fill its text: never personal data, never SQL. */
export type ErrorDetails = Record<string, string | number | boolean | null | readonly string[] | readonly object[]>;

/** HTTP status of each kind of error. */
export const httpStatusOfKind = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid: 422,
  limit: 429,
  internal: 500,
} as const satisfies Record<ErrorKind, number>;

/** HTTP status of an error code. */
export function httpStatusOf(code: ErrorCode): number {
  if (code === 'REQUEST_TOO_LARGE' || code === 'IMPORT_FILE_TOO_LARGE' || code === 'IMPORT_TOO_MANY_ROWS') return 413;
  if (code === 'DOCUMENT_TOO_LARGE' || code === 'DOCUMENT_TOO_MANY') return 413;
  if (code === 'REQUEST_UNSUPPORTED_TYPE' || code === 'DOCUMENT_TYPE_REFUSED') return 415;
  if (code === 'DOCUMENT_STORAGE_FULL') return 507;
  if (code === 'DOCUMENT_STORAGE_AWAY') return 503;
  if (code === 'REQUEST_METHOD') return 405;
  if (code === 'REQUEST_MALFORMED') return 400;
  return httpStatusOfKind[errorCatalogue[code]];
}

/** A refusal of the product, thrown by rules, policies and verbs; translated at the edge. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly details: ErrorDetails | undefined;

  /**
   * @param code its code in the catalogue
   * @param about the field at fault (a dotted path in the input) and the facts that fill the text
   */
  constructor(code: ErrorCode, about: { field?: string; details?: ErrorDetails } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.field = about.field;
    this.details = about.details;
  }

  get kind(): ErrorKind {
    return errorCatalogue[this.code];
  }
}
