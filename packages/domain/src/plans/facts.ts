import type { Ancrage, Combinaison, Declencheur, Rattrapage, RegleCompteur, RegleDate, RegleFeries } from '@mif/contract/plan-rules';
import type { StatutEcheance, StatutPlan } from '@mif/contract/plans';

/** What a plan says, as the engine reads it. */
export interface PlanRule {
  declencheur: Declencheur;
  combinaison: Combinaison | null;
  regle_date: RegleDate | null;
  premiere_date: string | null;
  regle_compteur: RegleCompteur | null;
  ancrage: Ancrage;
  avance_jours: number;
  tolerance_avant_jours: number;
  tolerance_apres_jours: number;
  jours_feries: RegleFeries;
  rattrapage: Rattrapage;
  empiler: boolean;
  statut: StatutPlan;
  depuis: string;
}

/** How far a plan has come: what the generator writes back. */
export interface PlanState {
  dernier_n: number;
  derniere_theorique: string | null;
  compteur_base: number | null;
  compteur_du: string | null;
}

/** What a meter showed: a counting one with what its replaced meters had counted. */
export interface Reading {
  at: Date;
  valeur: number;
}

/** The meter of a plan. */
export interface MeterFacts {
  /** The latest reading. */
  derniere: Reading | null;
  /** Of a step: readings at or above the next one, of a threshold: those on another side of it than the one before; the earliest first. */
  lectures: readonly Reading[];
  /** Of a threshold: what passed it up to here has had its work. */
  regle_at: Date | null;
  /** Of a threshold that alone decides, and whose plan stacks: days its occurrences were due on. */
  jours_traites: readonly string[];
  /** What it showed at the technical end of the last occurrence. */
  a_la_fin: number | null;
  /** How much it rises a day, lately; null: not known. */
  par_jour: number | null;
}

/** A row of the register that the rule alone does not give: moved by hand, or dealt with ahead of those before it. */
export interface Exception {
  id: number;
  n: number;
  date_theorique: string;
  date_due: string;
  statut: StatutEcheance;
}

/** Everything the occurrences of a plan follow from. */
export interface PlanFacts {
  rule: PlanRule;
  state: PlanState;
  is_equipement_en_service: boolean;
  /** Created and not technically ended, the oldest first. */
  ouvertes: readonly { id: number; date_due: string }[];
  /** The last of the series that ended: done (at that instant), or skipped. */
  derniere: { id: number; fin: Date; is_faite: boolean } | null;
  /** Done beside the series, and not counted for one of it yet. */
  extras: readonly { id: number; fin: Date }[];
  exceptions: readonly Exception[];
  meter: MeterFacts | null;
  calendar: PlanCalendar;
}

/** The days a due date is moved by. */
export interface PlanCalendar {
  isHoliday: (date: string) => boolean;
  /** Whether anybody works there on that day of the week. */
  isOpen: (date: string) => boolean;
}

/**
 * What is made of an occurrence: created now, skipped, done with another, counted for an extra one that was done in its
 * window, kept back while another is open, or still to come.
 */
export type Decision = 'generer' | 'sauter' | 'regrouper' | 'adopter' | 'attendre' | 'prevoir';

/** An occurrence as the engine sees it. */
export interface Occurrence {
  n: number | null;
  date_theorique: string;
  date_due: string;
  fenetre_debut: string;
  fenetre_fin: string;
  /** When its intervention is to be created. */
  creation: number;
  decision: Decision;
  /** It depends on what is done or read meanwhile. */
  is_estimee: boolean;
  /** Its row, where it has one already. */
  echeance_id: number | null;
  /** The occurrence it is done with. */
  avec_id: number | null;
  /** One more, before days of the calendar that may have rows already: their numbers go up by one. */
  is_intercalee?: boolean;
}

/** The occurrences of a plan, and what it is to remember of them. */
export interface Course {
  occurrences: Occurrence[];
  state: PlanState;
  /** When something is to be done next by the clock alone; null: when something happens. */
  reveil: number | null;
  /** More is due than is created at once: it follows as soon as this is written. */
  is_more?: boolean;
}
