import { z } from 'zod';
import { listInput, manyOf, pageOf, rowId } from './paging.ts';
import { parametres } from './parametres.ts';

/** Every task the product runs in the background; each has its name in plain words in i18n. */
export const taches = [
  'send_email',
  'send_trial_mail',
  'send_push',
  'sweep_envois',
  'send_reset_link',
  'clean_sessions',
  'sweep_documents',
  'remind_deadlines',
  'alert_habilitations',
  'follow_moon',
  'generate_plans',
] as const;
export type Tache = (typeof taches)[number];

/**
 * Where a job is: at work, due and waiting for a place, waiting for its hour, waiting to be tried again after a failure,
 * or given up for good.
 */
export const etatsTravail = ['en_cours', 'en_attente', 'programme', 'a_reessayer', 'echoue'] as const;
export const EtatTravail = z.enum(etatsTravail);
export type EtatTravail = z.infer<typeof EtatTravail>;

/** The name of a task; one of an older release may no longer be among `taches`. */
const tache = z.string().min(1).max(128);

/** A job of the queue. What it carries is shown as numbers of rows alone. */
export const Travail = z.object({
  id: rowId,
  tache,
  etat: EtatTravail,
  /** `{ envoi_id: 12 }` */
  objets: z.record(z.string(), z.number()),
  cree_at: z.iso.datetime(),
  /** When it is or was due. */
  prevu_at: z.iso.datetime(),
  tentatives: z.number().int(),
  tentatives_max: z.number().int(),
  /** Why the last try failed, cut, without the secrets of the settings. */
  derniere_erreur: z.string().nullable(),
  /** The worker that runs it, and since when. */
  processus: z.string().nullable(),
  depuis_at: z.iso.datetime().nullable(),
  actions_permises: z.array(z.enum(['retry', 'cancel'])),
});
export type Travail = z.infer<typeof Travail>;
export const TravailPage = pageOf(Travail);
export type TravailPage = z.infer<typeof TravailPage>;

export const ListTravauxInput = listInput.extend({ etat: manyOf(etatsTravail).optional(), tache: tache.optional() });
export type ListTravauxInput = z.infer<typeof ListTravauxInput>;

/** One task's jobs, counted. */
export const TravauxTache = z.object({
  tache,
  en_cours: z.number().int(),
  en_attente: z.number().int(),
  programme: z.number().int(),
  a_reessayer: z.number().int(),
  echoue: z.number().int(),
  /** How long the oldest job that could run has waited, in seconds; null where none waits. */
  attente_s: z.number().nullable(),
});
export type TravauxTache = z.infer<typeof TravauxTache>;

/** A task that runs by itself: every so many minutes, or once a day at an hour (UTC). */
export const TachePlanifiee = z.object({
  tache,
  minutes: z.number().int().nullable(),
  heure: z.string().nullable(),
  /** When its hour last came while a worker was there, and when it comes next. */
  derniere_at: z.iso.datetime().nullable(),
  prochaine_at: z.iso.datetime(),
  is_running: z.boolean(),
});
export type TachePlanifiee = z.infer<typeof TachePlanifiee>;

/** `remplace`: silent, but another was started since. */
export const etatsProcessus = ['actif', 'muet', 'remplace'] as const;
export const Processus = z.object({
  processus: z.string(),
  etat: z.enum(etatsProcessus),
  demarre_at: z.iso.datetime(),
  vu_at: z.iso.datetime(),
  silence_s: z.number(),
  /** Jobs it holds. */
  en_cours: z.number().int(),
});
export type Processus = z.infer<typeof Processus>;

export const genresAlerte = ['file_en_retard', 'processus_muet'] as const;
export const TravauxAlerte = z.object({ genre: z.enum(genresAlerte), ouverte_at: z.iso.datetime() });

/** What an administrator sees of the background at a glance. */
export const TravauxEtat = z.object({
  taches: z.array(TravauxTache),
  attente_s: z.number().nullable(),
  planifiees: z.array(TachePlanifiee),
  processus: z.array(Processus),
  alertes: z.array(TravauxAlerte),
  reglage: z.object({ retard_minutes: z.number().int(), version: z.number().int() }),
});
export type TravauxEtat = z.infer<typeof TravauxEtat>;

/** A try that failed, kept for thirty days also where a later one succeeded. */
export const Echec = z.object({
  id: rowId,
  travail_id: rowId,
  tache,
  tentative: z.number().int(),
  tentatives_max: z.number().int(),
  message: z.string(),
  processus: z.string().nullable(),
  survenu_at: z.iso.datetime(),
});
export type Echec = z.infer<typeof Echec>;
export const EchecPage = pageOf(Echec);
export type EchecPage = z.infer<typeof EchecPage>;

export const ListEchecsInput = listInput.extend({ tache: tache.optional(), travail_id: rowId.optional() });
export type ListEchecsInput = z.infer<typeof ListEchecsInput>;

/** All jobs of a task that were given up, at most 500 at a time. */
export const RetryFailedInput = z.object({ tache });
export type RetryFailedInput = z.infer<typeof RetryFailedInput>;
export const RetryFailed = z.object({ relances: z.number().int(), restants: z.number().int() });
export type RetryFailed = z.infer<typeof RetryFailed>;

export const RunTacheInput = z.object({ tache: z.enum(taches) });
export type RunTacheInput = z.infer<typeof RunTacheInput>;

export const UpdateTravauxReglageInput = z.object({
  retard_minutes: parametres.travaux_retard_minutes.schema,
  version: z.number().int().min(0).optional(),
});
export type UpdateTravauxReglageInput = z.infer<typeof UpdateTravauxReglageInput>;
