import { z } from 'zod';
import { nameOf } from './names.ts';
import { rowId } from './paging.ts';
import { Heure, Horaires, minutesOf } from './plages.ts';
import { keeping } from './rules.ts';

/** Holidays whose day of the year never moves, in their order. */
export const codesFeriesFixes = [
  'jour_an',
  'manifeste_independance',
  'nouvel_an_amazigh',
  'fete_travail',
  'fete_trone',
  'oued_ed_dahab',
  'revolution_roi_peuple',
  'fete_jeunesse',
  'fete_unite',
  'marche_verte',
  'fete_independance',
] as const;
/** What the moon decides: estimated until an administrator confirms it. Ramadan closes nothing; it has hours of its own. */
export const codesLunaires = ['premier_moharram', 'mawlid', 'ramadan', 'aid_al_fitr', 'aid_al_adha'] as const;
export const CodeFerie = z.enum([...codesFeriesFixes, ...codesLunaires]);
export type CodeFerie = z.infer<typeof CodeFerie>;
export type CodeLunaire = (typeof codesLunaires)[number];

const line = (max: number) => nameOf(z.string().trim().min(1).max(max));
const jours = z.number().int().min(1).max(10);

/** A holiday as a calendar holds it. */
export const FerieDate = z.object({
  code: CodeFerie.nullable(),
  nom: z.string(),
  /** Its first day; of one that comes back every year: the first time it did. */
  date: z.iso.date(),
  jours: z.number().int(),
  is_annuel: z.boolean(),
  /** Of one that came back every year: the last day it could. */
  jusqu_au: z.iso.date().nullable(),
  is_estime: z.boolean(),
});
export type FerieDate = z.infer<typeof FerieDate>;

/** A break on Fridays, on the clock of that day. */
const Pause = z.object({ debut: Heure, fin: Heure });
const heures = { horaires: Horaires, pause_vendredi: Pause.nullable() };

/** The hours of a week, from a civil date on. */
export const Semaine = z.object({
  /** Null: the first one, from ever. */
  du: z.iso.date().nullable(),
  ...heures,
  /** Null: Ramadan changes nothing. */
  ramadan: z.object(heures).nullable(),
  /** Whether public holidays close it. */
  is_ferme_feries: z.boolean(),
});
export type Semaine = z.infer<typeof Semaine>;

/** A stretch of civil dates, both included. */
const Periode = z.object({ debut: z.iso.date(), fin: z.iso.date() });
export const Fermeture = Periode.extend({ motif: line(120) });
export type Fermeture = z.infer<typeof Fermeture>;

/** Everything time is counted with. One version of it never changes: what was computed with it can be computed again. */
export const DefinitionCalendrier = z.object({
  /** In their order; each holds until the next one begins. */
  semaines: z.array(Semaine),
  ramadans: z.array(Periode.extend({ is_estime: z.boolean() })),
  feries: z.array(FerieDate),
  fermetures: z.array(Fermeture),
});
export type DefinitionCalendrier = z.infer<typeof DefinitionCalendrier>;

/** A version of a calendar, as `business-time.ts` counts with it. */
export const BusinessCalendar = DefinitionCalendrier.extend({
  calendrier_id: rowId,
  calendrier_version_id: rowId,
  /** Of the version: 1, 2, 3 … */
  numero: z.number().int().positive(),
  nom: z.string(),
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

/** Why a version was made. */
export const causesVersion = ['creation', 'horaires', 'fermetures', 'jour_ferie', 'estimation'] as const;
export const CauseVersion = z.enum(causesVersion);
export type CauseVersion = z.infer<typeof CauseVersion>;

const personne = z.object({ id: rowId, full_name: z.string() });

export const CalendrierVersion = z.object({
  numero: z.number().int().positive(),
  /** The civil date from which its hours hold. */
  applique_du: z.iso.date(),
  cause: CauseVersion,
  created_at: z.iso.datetime(),
  auteur: personne,
});
export type CalendrierVersion = z.infer<typeof CalendrierVersion>;

export const CalendrierListItem = z.object({
  id: rowId,
  nom: z.string(),
  /** The company's own: holds for every client without one. */
  is_defaut: z.boolean(),
  is_active: z.boolean(),
  version: z.number().int().positive(),
  numero: z.number().int().positive(),
  /** How many clients have it. */
  clients: z.number().int(),
  /** The week that holds today. */
  semaine: Semaine,
});
export type CalendrierListItem = z.infer<typeof CalendrierListItem>;
export const CalendrierList = z.object({ items: z.array(CalendrierListItem), actions_permises: z.array(z.enum(['create'])) });
export type CalendrierList = z.infer<typeof CalendrierList>;

export const Calendrier = CalendrierListItem.extend({
  definition: BusinessCalendar,
  versions: z.array(CalendrierVersion),
  actions_permises: z.array(z.enum(['update'])),
});
export type Calendrier = z.infer<typeof Calendrier>;

/** One as it is now, or as one of its versions was. */
export const GetCalendrierInput = z.object({ id: rowId, numero: z.number().int().positive().optional() });
export type GetCalendrierInput = z.infer<typeof GetCalendrierInput>;

const pauseInput = Pause.superRefine(
  keeping(({ debut, fin }) => (minutesOf(debut) < minutesOf(fin) ? null : { code: 'CALENDRIER_PAUSE_INVALID' })),
).nullable();
const heuresInput = { horaires: Horaires, pause_vendredi: pauseInput };

/** The hours of a week as they are given. */
export const SemaineInput = z.object({
  ...heuresInput,
  ramadan: z.object(heuresInput).nullable(),
  is_ferme_feries: z.boolean(),
});
export type SemaineInput = z.infer<typeof SemaineInput>;

const fermetureInput = Fermeture.superRefine(keeping(({ debut, fin }) => (debut <= fin ? null : { code: 'CALENDRIER_FERMETURE_INVALID' })));

export const CreateCalendrierInput = z.object({
  nom: line(120),
  semaine: SemaineInput,
  fermetures: z.array(fermetureInput).max(200).default([]),
});
export type CreateCalendrierInput = z.infer<typeof CreateCalendrierInput>;

export const UpdateCalendrierInput = z.object({
  id: rowId,
  version: z.number().int().positive().optional(),
  nom: line(120).optional(),
  semaine: SemaineInput.optional(),
  /** From when the new hours hold; left out: today. */
  applique_du: z.iso.date().optional(),
  /** All of them: those left out are no more. */
  fermetures: z.array(fermetureInput).max(200).optional(),
  is_active: z.boolean().optional(),
  /** The company's calendar becomes this one. */
  is_defaut: z.literal(true).optional(),
});
export type UpdateCalendrierInput = z.infer<typeof UpdateCalendrierInput>;

export const ClientCalendrierInput = z.object({ client_id: rowId });
export type ClientCalendrierInput = z.infer<typeof ClientCalendrierInput>;
/** Of the client of an equipment; the company's where none is named. */
export const CalendarInForceInput = z.object({ equipement_id: rowId.optional() });
export type CalendarInForceInput = z.infer<typeof CalendarInForceInput>;
/** What holds for a client: its own, or the company's. */
export const ClientCalendrier = z.object({
  calendrier: BusinessCalendar,
  is_propre: z.boolean(),
  /** Of the client's row: `assign` asks for it. */
  version: z.number().int().positive(),
  actions_permises: z.array(z.enum(['assign'])),
});
export type ClientCalendrier = z.infer<typeof ClientCalendrier>;
export const AssignCalendrierInput = z.object({
  client_id: rowId,
  /** Null: the company's. */
  calendrier_id: rowId.nullable(),
  version: z.number().int().positive().optional(),
});
export type AssignCalendrierInput = z.infer<typeof AssignCalendrierInput>;

export const JourFerie = FerieDate.extend({
  id: rowId,
  /** Of what the moon decides. */
  annee_hegire: z.number().int().nullable(),
  /** When it is in the year that was asked for: its first and last day. */
  debut: z.iso.date(),
  fin: z.iso.date(),
  confirme_par: personne.nullable(),
  confirme_at: z.iso.datetime().nullable(),
  version: z.number().int().positive(),
  actions_permises: z.array(z.enum(['confirm', 'update', 'remove'])),
});
export type JourFerie = z.infer<typeof JourFerie>;
export const JourFerieList = z.object({ items: z.array(JourFerie), actions_permises: z.array(z.enum(['create'])) });
export type JourFerieList = z.infer<typeof JourFerieList>;

export const ListJoursFeriesInput = z.object({ annee: z.number().int().min(2000).max(2100).optional() });
export type ListJoursFeriesInput = z.infer<typeof ListJoursFeriesInput>;

/** A holiday the list does not know: a day given by decree, or a new one of every year. */
export const CreateJourFerieInput = z.object({
  nom: line(120),
  date: z.iso.date(),
  jours: jours.default(1),
  is_annuel: z.boolean().default(false),
});
export type CreateJourFerieInput = z.infer<typeof CreateJourFerieInput>;

export const UpdateJourFerieInput = z.object({
  id: rowId,
  version: z.number().int().positive().optional(),
  nom: line(120).optional(),
  date: z.iso.date().optional(),
  jours: jours.optional(),
  jusqu_au: z.iso.date().nullish(),
});
export type UpdateJourFerieInput = z.infer<typeof UpdateJourFerieInput>;

/** The moon was seen: the date stands, or is another. */
export const ConfirmJourFerieInput = z.object({
  id: rowId,
  version: z.number().int().positive().optional(),
  date: z.iso.date().optional(),
  jours: jours.optional(),
});
export type ConfirmJourFerieInput = z.infer<typeof ConfirmJourFerieInput>;

export const RemoveJourFerieInput = z.object({ id: rowId, version: z.number().int().positive().optional() });
export type RemoveJourFerieInput = z.infer<typeof RemoveJourFerieInput>;
