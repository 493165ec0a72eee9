import { z } from 'zod';
import type { Permission } from './permissions.ts';

/**
 * What each list can be exported with, in the order of the file. A key is the field's own name, also as the title where codes are asked
 * for: such a file goes back in through the import.
 */
export const exportColumns = {
  interventions: [
    'reference',
    'titre',
    'statut',
    'priorite',
    'type',
    'equipement',
    'equipement_nom',
    'client',
    'technicien',
    'date_creation',
    'date_limite',
    'date_debut_prevue',
    'date_fin_prevue',
    'date_cloture',
  ],
  equipements: [
    'code',
    'nom',
    'type',
    'statut',
    'criticite',
    'client',
    'site',
    'parent',
    'localisation',
    'fabricant',
    'modele',
    'numero_serie',
    'date_mise_en_service',
    'date_fin_garantie',
    'frequence_entretien',
    'valeurs',
    'releves',
    'interventions_ouvertes',
  ],
  clients: [
    'code',
    'nom',
    'raison_sociale',
    'forme_juridique',
    'ice',
    'identifiant_fiscal',
    'rc',
    'rc_tribunal',
    'taxe_professionnelle',
    'cnss',
    'adresse',
    'code_postal',
    'ville',
    'telephone',
    'email',
    'langue',
    'sites',
    'equipements',
    'interventions_ouvertes',
    'is_active',
    'created_at',
  ],
  sites: [
    'code',
    'nom',
    'client',
    'adresse',
    'code_postal',
    'ville',
    'latitude',
    'longitude',
    'instructions_acces',
    'langue',
    'equipements',
    'interventions_ouvertes',
    'is_active',
  ],
  demandes: [
    'reference',
    'titre',
    'statut',
    'priorite',
    'source',
    'client',
    'site',
    'equipement',
    'equipement_nom',
    'auteur',
    'date_creation',
    'date_decision',
  ],
  plans: [
    'titre',
    'statut',
    'declencheur',
    'frequence',
    'equipement',
    'equipement_nom',
    'client',
    'site',
    'technicien',
    'type',
    'priorite',
    'duree_minutes',
    'prochaine_date',
    'derniere_date',
    'is_en_retard',
    'date_creation',
  ],
  techniciens: [
    'matricule',
    'nom',
    'email',
    'telephone',
    'equipe',
    'disponibilite',
    'competences',
    'habilitations',
    'vehicule',
    'base_adresse',
    'base_latitude',
    'base_longitude',
    'charge',
    'is_active',
  ],
  absences: ['technicien', 'equipe', 'type', 'statut', 'debut', 'fin', 'date_debut', 'date_fin', 'motif', 'motif_decision'],
  habilitations: ['technicien', 'equipe', 'type_code', 'type', 'etat', 'date_obtention', 'date_expiration', 'numero', 'organisme'],
  documents: ['filename', 'categorie', 'objet', 'objet_id', 'auteur', 'date_upload', 'taille', 'type_mime', 'revision', 'sha256'],
  users: ['full_name', 'username', 'email', 'role', 'langue', 'is_active', 'created_at'],
  journal: ['date_serveur', 'acteur', 'objet', 'objet_id', 'objet_nom', 'action', 'is_sensible', 'changements'],
} as const satisfies Record<string, readonly string[]>;

export type ListeExportable = keyof typeof exportColumns;
export type ExportKey<L extends ListeExportable = ListeExportable> = (typeof exportColumns)[L][number];

/** Who may take which list away. */
export const exportPermissions = {
  interventions: 'intervention.export',
  equipements: 'equipement.export',
  clients: 'client.export',
  sites: 'site.export',
  demandes: 'demande.export',
  plans: 'plan.export',
  techniciens: 'technicien.export',
  absences: 'absence.export',
  habilitations: 'habilitation.export',
  documents: 'document.export',
  users: 'user.export',
  journal: 'journal.export',
} as const satisfies Record<ListeExportable, Permission>;

/** A workbook is made in memory: beyond this a list is narrowed, or taken as CSV, which has no such bound. */
export const XLSX_MAX_ROWS = 20_000;
/** Exports of people are read whole before the first byte leaves, so that the journal says how many there were. */
export const PEOPLE_MAX_ROWS = 20_000;

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How an export is written, beside the filters of its list. */
export function exportOptions<L extends ListeExportable>(liste: L) {
  const keys = exportColumns[liste] as readonly ExportKey<L>[];
  return {
    format: z.enum(exportFormats).optional(),
    /** Which columns, and in which order; all of them where nothing is said. */
    colonnes: z.array(z.enum(keys)).min(1).max(60).optional(),
    /** `libelles`: titles, states and dates as people read them. `codes`: field names, codes and ISO dates, as the import reads them. */
    valeurs: z.enum(['libelles', 'codes']).optional(),
  };
}

/** What is said of an export before its content: RPC answers this alone, REST sends the file. */
export const ExportFile = z.object({
  nom: z.string(),
  type: z.string(),
  /** Writes the file, piece by piece; not on the wire. */
  ecrire: z
    .custom<(signal: AbortSignal) => AsyncIterable<Uint8Array>>((value) => typeof value === 'function')
    .meta({ override: { type: 'object' } }),
});
export type ExportFile = z.infer<typeof ExportFile>;
