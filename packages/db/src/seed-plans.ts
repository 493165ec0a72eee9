import { addDays, addMonths, fromLocal, toCivilDate, toLocal } from '@mif/contract/time';
import type { RegleDate } from '@mif/contract/plan-rules';
import { Compteur } from './entities/compteur.ts';
import type { Equipement } from './entities/equipement.ts';
import { TypeHabilitation } from './entities/habilitation.ts';
import { Intervention, Numerotation } from './entities/intervention.ts';
import { Journal } from './entities/journal.ts';
import { Echeance, Plan } from './entities/plan.ts';
import { Competence, type Technicien } from './entities/technicien.ts';
import type { User } from './entities/user.ts';
import type { EntityManager } from './orm.ts';
import { live } from './seed-life.ts';
import { demoPlans, type DemoPast, type DemoPlan } from './seed-plans-data.ts';

const DAY_MS = 86_400_000;
/** Of a plan by meter: how long ago its work was done. */
const METER_PAST_DAYS = 40;

interface Ground {
  equipements: readonly Equipement[];
  responsable: User;
  techniciens: readonly { technicien: Technicien; user: User }[];
  now: Date;
}

/** Preventive plans of every kind with their past: done in time, late, skipped. What is due next is the generator's to create. */
export async function seedPlans(em: EntityManager, ground: Ground): Promise<void> {
  const meters = await em.findAll(Compteur);
  const skills = new Map((await em.findAll(Competence)).map(({ code, id }) => [code, id]));
  const kinds = new Map((await em.findAll(TypeHabilitation)).map(({ code, id }) => [code, id]));
  for (const [index, demo] of demoPlans.entries()) {
    const equipement = ground.equipements.find(({ nom }) => nom === demo.equipement);
    if (!equipement) throw new Error(`the demo company has no ${demo.equipement}`);
    const meter = meters.find(({ equipement_id, nom }) => equipement_id === equipement.id && nom === demo.compteur?.nom);
    const today = toCivilDate(ground.now);
    const days = pastDays(demo, today);
    const born = new Date(ground.now.getTime() - 190 * DAY_MS);
    const plan = em.create(Plan, {
      titre: demo.titre,
      description: demo.description ?? null,
      equipement_id: equipement.id,
      type: 'preventive',
      priorite: demo.priorite ?? 'programmee',
      duree_minutes: demo.minutes,
      competences: Object.entries(demo.competences ?? {}).map(([code, niveau]) => ({ competence_id: idOf(skills, code), niveau })),
      habilitations: (demo.habilitations ?? []).map((code) => idOf(kinds, code)),
      technicien_id: demo.technicien === undefined ? null : (ground.techniciens[demo.technicien]?.technicien.id ?? null),
      declencheur: demo.declencheur ?? 'date',
      combinaison: demo.declencheur === 'les_deux' ? 'premier' : null,
      regle_date: demo.regle_date ?? null,
      premiere_date: demo.regle_date ? (days[0] ?? addDays(today, demo.next_in)) : null,
      compteur_id: meter?.id ?? null,
      regle_compteur: demo.compteur?.regle ?? null,
      ancrage: demo.ancrage ?? (demo.declencheur === 'compteur' ? 'flottant' : 'fixe'),
      avance_jours: demo.avance_jours,
      tolerance_avant_jours: demo.tolerance_jours,
      tolerance_apres_jours: demo.tolerance_jours,
      statut: demo.statut ?? 'actif',
      date_creation: born,
      depuis: toCivilDate(born),
      dernier_n: demo.past.length,
      derniere_theorique: days.at(-1) ?? null,
      compteur_depuis: meter ? ground.now : null,
      // The generator says when it is due next, and creates what is due already.
      prochaine_generation: demo.statut === undefined ? ground.now : null,
      prochaine_date: demo.statut === undefined && demo.regle_date ? addDays(today, demo.next_in) : null,
    });
    await em.flush();
    note(em, plan.id, ground.responsable.id, born, 'create');
    if (demo.statut)
      note(
        em,
        plan.id,
        ground.responsable.id,
        new Date(ground.now.getTime() - 2 * DAY_MS),
        demo.statut === 'suspendu' ? 'suspend' : 'retire',
      );
    const who = ground.techniciens[demo.technicien ?? index % ground.techniciens.length];
    for (const [order, past] of demo.past.entries()) {
      await seedPast(em, ground, { demo, plan, past, n: order + 1, day: days[order] ?? today, who });
    }
    await em.flush();
    em.clear();
  }
}

function note(em: EntityManager, objet_id: number, acteur_id: number, date_serveur: Date, action: string): void {
  em.create(Journal, { objet: 'plan', objet_id, action, acteur_id, date_serveur, changements: {} });
}

/** The days its past was due on: back from the next one. */
function pastDays({ past, regle_date, next_in }: DemoPlan, today: string): string[] {
  const next = addDays(today, next_in);
  return past.map((_each, index) => (regle_date ? stepsBefore(regle_date, next, past.length - index) : addDays(today, -METER_PAST_DAYS)));
}

function stepsBefore({ unite, intervalle, position }: RegleDate, next: string, steps: number): string {
  const count = steps * intervalle;
  if (unite === 'jour') return addDays(next, -count);
  if (unite === 'semaine') return addDays(next, -7 * count);
  const day = addMonths(next, -(unite === 'annee' ? 12 : 1) * count);
  if (position?.genre !== 'rang') return day;
  // The last of the weekday in that month.
  const last = addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);
  const weekday = new Date(`${last}T00:00:00Z`).getUTCDay() || 7;
  return addDays(last, -((weekday - position.jour_semaine + 7) % 7));
}

interface Past {
  demo: DemoPlan;
  plan: Plan;
  past: DemoPast;
  n: number;
  day: string;
  who: { technicien: Technicien; user: User } | undefined;
}

async function seedPast(em: EntityManager, ground: Ground, { demo, plan, past, n, day, who }: Past): Promise<void> {
  const window = { fenetre_debut: addDays(day, -demo.tolerance_jours), fenetre_fin: addDays(day, demo.tolerance_jours) };
  const line = { plan_id: plan.id, n, date_theorique: day, date_due: day, ...window };
  if ('motif' in past) {
    em.create(Echeance, { ...line, statut: 'sautee', motif: past.motif, date_decision: new Date(fromLocal(addDays(day, -3), '10:00')) });
    return;
  }
  const done = addDays(day, past.n_days_late);
  const opened = new Date(fromLocal(done, '06:30'));
  if (!who) throw new Error('the demo company has nobody to do its plans');
  const intervention = em.create(Intervention, {
    reference: await nextReference(em, opened),
    titre: plan.titre,
    description: plan.description ?? null,
    type: 'preventive',
    priorite: plan.priorite,
    statut: 'ouverte',
    date_creation: opened,
    date_limite: new Date(fromLocal(window.fenetre_fin, '23:59')),
    equipement_id: plan.equipement_id,
    client_id: ground.equipements.find(({ id }) => id === plan.equipement_id)?.client_id ?? 0,
    technicien_id: who.technicien.id,
  });
  await live(em, { intervention, story: { statut: 'cloturee' }, work: demo, responsable: ground.responsable, ...who, now: ground.now });
  em.create(Echeance, {
    ...line,
    statut: 'faite',
    intervention_id: intervention.id,
    date_faite: intervention.date_fin_travaux ?? opened,
    is_dans_tolerance: done <= window.fenetre_fin,
    date_generation: opened,
  });
}

async function nextReference(em: EntityManager, opened: Date): Promise<string> {
  const serie = `OT-${toLocal(opened).year}`;
  const counter = (await em.findOne(Numerotation, { serie })) ?? em.create(Numerotation, { serie, dernier: 0 });
  counter.dernier += 1;
  return `${serie}-${String(counter.dernier).padStart(6, '0')}`;
}

function idOf(all: ReadonlyMap<string, number>, code: string): number {
  const id = all.get(code);
  if (id === undefined) throw new Error(`the demo company has no ${code}`);
  return id;
}
