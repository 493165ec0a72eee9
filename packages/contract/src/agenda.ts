import { z } from 'zod';
import { absenceFields } from './absences.ts';
import { CodeFerie } from './calendriers.ts';
import { InterventionListItem } from './interventions.ts';
import { manyOf, rowId } from './paging.ts';

/** What a calendar can show: planned slots, deadlines of work without one, occurrences of plans, absences, public holidays. */
export const genresAgenda = ['creneau', 'limite', 'echeance', 'absence', 'ferie'] as const;
export const GenreAgenda = z.enum(genresAgenda);
export type GenreAgenda = z.infer<typeof GenreAgenda>;

/** The longest period asked for at once, in days: a month with the weeks round it, and more. */
export const AGENDA_MAX_JOURS = 62;

/** A day's interventions are counted so far. */
export const AGENDA_MAX_COMPTE = 1000;

export const AgendaInput = z.object({
  /** First and last local day. */
  du: z.iso.date(),
  au: z.iso.date(),
  technicien_id: rowId.optional(),
  client_id: rowId.optional(),
  site_id: rowId.optional(),
  equipement_id: rowId.optional(),
  /** Left out: everything, and absences where it is one technician's calendar. */
  genres: manyOf(genresAgenda).optional(),
  /** So many interventions of a day are shown at most, 100 where nothing is said; how many there are is counted. */
  par_jour: z.number().int().min(1).max(200).optional(),
});
export type AgendaInput = z.infer<typeof AgendaInput>;

export const AgendaIntervention = InterventionListItem.extend({
  /** The local day it begins, or is due where it has no slot. */
  jour: z.iso.date(),
  /** Whether it is there by its deadline alone. */
  is_limite: z.boolean(),
  actions_permises: z.array(z.enum(['assign', 'move'])),
});
export type AgendaIntervention = z.infer<typeof AgendaIntervention>;

export const AgendaAbsence = absenceFields
  .pick({ id: true, type: true, debut: true, fin: true })
  .extend({ technicien: z.object({ id: rowId, nom: z.string() }) });
export type AgendaAbsence = z.infer<typeof AgendaAbsence>;

/** A calendar from one day to another. */
export const Agenda = z.object({
  interventions: z.array(AgendaIntervention),
  absences: z.array(AgendaAbsence),
  /** Every day of the period. */
  jours: z.array(
    z.object({
      date: z.iso.date(),
      /** Interventions that begin or are due on it, shown or not; counted up to `AGENDA_MAX_COMPTE`. */
      total: z.number().int(),
      /** The public holiday it is, in the calendar of the client asked for, else in the company's. */
      ferie: z.object({ code: CodeFerie.nullable(), nom: z.string(), is_estime: z.boolean() }).nullable(),
    }),
  ),
});
export type Agenda = z.infer<typeof Agenda>;
