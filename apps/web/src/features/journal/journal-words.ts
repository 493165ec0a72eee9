import type { JournalListItem, Objet } from '@mif/contract/journal';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';
import { useValueWords } from './value-words.ts';

/** What the journal can be narrowed to; other actions are found among the rest. */
export const verbs = [
  'create',
  'update',
  'deactivate',
  'activate',
  'retire',
  'import',
  'export',
  'invite',
  'revoke_invitation',
  'accept_invitation',
  'send_reset',
  'reset_password',
  'change_password',
  'lock',
  'lock_code',
  'confirmation_refused',
  'enable_second_facteur',
  'disable_second_facteur',
  'reset_second_facteur',
  'renew_recovery_codes',
  'use_recovery_code',
  'revoke_session',
  'accept',
  'refuse',
  'double',
  'cancel',
  'approve',
  'move',
  'remove',
  'revise',
  'restore',
  'renew_label',
  'annuler_releve',
  'astreinte',
  'astreinte_retiree',
  'abonnement',
  'abonnement_renouvele',
  'abonnement_retire',
] as const;

/** How a line of the journal is said, whatever it is about. */
export function useJournalWords() {
  const t = useTranslations();
  const users = useFieldLabel('users.fields');
  const clients = useFieldLabel('clients.fields');
  const equipements = useFieldLabel('equipements.fields');
  const calendriers = useFieldLabel('calendriers.fields');
  const interventions = useFieldLabel('interventions.fields');
  const techniciens = useFieldLabel('techniciens.fields');
  const sites = useFieldLabel('sites.fields');
  const absences = useFieldLabel('absences.fields');
  const habilitations = useFieldLabel('habilitations.fields');
  const demandes = useFieldLabel('demandes.fields');
  const labels: Partial<Record<Objet, (field: string) => string | null>> = {
    user: users,
    client: clients,
    site: sites,
    equipement: equipements,
    intervention: interventions,
    technicien: techniciens,
    absence: absences,
    habilitation: habilitations,
    type_habilitation: habilitations,
    demande: demandes,
    calendrier: calendriers,
    jour_ferie: calendriers,
  };
  const structured = useValueWords();
  const known = (key: string) => (t.has(key as never) ? t(key as never) : null);
  const objet = (value: Objet) => known(`journal.objets.${value}`) ?? value;
  const codeText = ({ objet_code }: JournalListItem) =>
    objet_code && (known(`calendriers.noms.${objet_code}`) ?? known(`journal.reglages.${objet_code}`));
  const field = (row: JournalListItem, name: string) => labels[row.objet]?.(name) ?? known(`journal.reglages.${name}`) ?? name;
  return {
    action: (value: string) => known(`journal.verbs.${value}`) ?? value,
    objet,
    record: (row: JournalListItem) => `${objet(row.objet)} · ${codeText(row) ?? row.objet_nom ?? row.objet_id}`,
    field,
    fields: (row: JournalListItem) => Object.keys(row.changements).map((name) => field(row, name)),
    /** A value as the journal kept it. */
    value(name: string, value: unknown): string {
      if (value === null || value === undefined || value === '') return t('common.words.not_set');
      if (typeof value === 'boolean') return t(value ? 'journal.yes' : 'journal.no');
      const said = structured(name, value);
      if (said !== null) return said;
      if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
        return value.length === 0 ? t('common.words.not_set') : value.map((part) => known(`common.roles.${part}`) ?? part).join(', ');
      }
      if (typeof value === 'object') return JSON.stringify(value);
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      if (name === 'role') return known(`common.roles.${text}`) ?? text;
      return name === 'langue' ? (known(`common.langues.${text}`) ?? text) : text;
    },
  };
}
