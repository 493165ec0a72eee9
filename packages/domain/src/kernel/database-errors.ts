import { OptimisticLockError } from '@mikro-orm/core';
import { DomainError, type ErrorCode } from '@mif/contract/errors';

const constraints: Record<string, { code: ErrorCode; field: string }> = {
  users_email_key: { code: 'USER_EMAIL_TAKEN', field: 'email' },
  users_username_key: { code: 'USER_USERNAME_TAKEN', field: 'username' },
  clients_code_key: { code: 'CLIENT_CODE_TAKEN', field: 'code' },
  clients_ice_key: { code: 'CLIENT_ICE_TAKEN', field: 'ice' },
  sites_client_code_key: { code: 'SITE_CODE_TAKEN', field: 'code' },
  sites_client_nom_key: { code: 'SITE_NOM_TAKEN', field: 'nom' },
  equipements_client_code_key: { code: 'EQUIPEMENT_CODE_TAKEN', field: 'code' },
  equipements_site_nom_key: { code: 'EQUIPEMENT_NOM_TAKEN', field: 'nom' },
  equipements_profondeur_check: { code: 'EQUIPEMENT_TOO_DEEP', field: 'parent_id' },
  equipements_garantie_check: { code: 'EQUIPEMENT_GARANTIE_INVALID', field: 'date_fin_garantie' },
  types_equipement_nom_key: { code: 'TYPE_EQUIPEMENT_NOM_TAKEN', field: 'nom' },
  compteurs_equipement_nom_key: { code: 'COMPTEUR_NOM_TAKEN', field: 'nom' },
  releves_compteur_date_key: { code: 'RELEVE_DATE_TAKEN', field: 'date_releve' },
  arrets_equipement_periode_excl: { code: 'ARRET_OVERLAP', field: 'date_debut' },
  techniciens_user_id_key: { code: 'TECHNICIEN_USER_INVALID', field: 'user_id' },
  techniciens_matricule_key: { code: 'TECHNICIEN_MATRICULE_TAKEN', field: 'matricule' },
  types_habilitation_code_key: { code: 'HABILITATION_TYPE_CODE_TAKEN', field: 'code' },
  competences_code_key: { code: 'COMPETENCE_CODE_TAKEN', field: 'code' },
  calendriers_nom_key: { code: 'CALENDRIER_NOM_TAKEN', field: 'nom' },
  vues_user_liste_nom_key: { code: 'VUE_NAME_TAKEN', field: 'nom' },
};

/**
 * The refusal behind an error: our own, or that of a constraint two callers ran into at once.
 * @returns null for a fault of ours
 */
export function toDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (error instanceof OptimisticLockError) return new DomainError('RECORD_VERSION_CONFLICT', { field: 'version' });
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return null;
  const known = constraints[String(error.constraint)];
  return known ? new DomainError(known.code, { field: known.field }) : null;
}
