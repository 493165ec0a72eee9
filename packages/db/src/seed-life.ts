import { randomUUID } from 'node:crypto';
import type { HistoriqueItem, Statut } from '@mif/contract/interventions';
import { type Intervention, InterventionHistorique, InterventionTemps } from './entities/intervention.ts';
import { Notification } from './entities/notification.ts';
import type { Technicien } from './entities/technicien.ts';
import type { User } from './entities/user.ts';
import type { EntityManager } from './orm.ts';
import type { demoWorks } from './seed-data.ts';

const HOUR_MS = 3_600_000;

/** How far a demo intervention has come, and how many days ago it was opened. */
export interface Story {
  statut: Statut;
  days_ago: number;
  /** Planned for so many days from today. */
  in_days?: number;
}

interface Life {
  intervention: Intervention;
  story: Pick<Story, 'statut'>;
  work: Pick<(typeof demoWorks)[number], 'minutes' | 'rapport'>;
  responsable: User;
  technicien: Technicien;
  user: User;
  now: Date;
}

/** Leads an intervention as far as its story goes. Each step leaves what the product itself would have left: columns, version, history, times. */
export async function live(em: EntityManager, { intervention, story, work, responsable, technicien, user, now }: Life): Promise<void> {
  const opened = intervention.date_creation.getTime();
  const hours = (count: number) => new Date(Math.min(opened + count * HOUR_MS, now.getTime()));
  let statut: Statut | null = null;
  const step = async (
    action: HistoriqueItem['action'],
    to: Statut,
    by: User,
    date: Date,
    change: Partial<Intervention> = {},
    motif?: string,
  ) => {
    em.assign(intervention, { ...change, statut: to });
    await em.flush();
    em.create(InterventionHistorique, {
      intervention_id: intervention.id,
      action,
      de_statut: statut,
      vers_statut: to,
      acteur_id: by.id,
      version: intervention.version,
      motif: motif ?? null,
      command_id: randomUUID(),
      date_serveur: date,
      date_appareil: null,
      details: action === 'assign' ? { technicien_id: technicien.id, technicien: user.full_name } : null,
    });
    statut = to;
  };
  await step('create', 'ouverte', responsable, new Date(opened));
  if (story.statut === 'ouverte') return em.flush();
  if (story.statut === 'annulee') {
    await step('cancel', 'annulee', responsable, hours(3), {}, 'Machine arrêtée par le client jusqu’au mois prochain');
    return em.flush();
  }
  await step('assign', 'affectee', responsable, hours(0.5), { date_affectation: hours(0.5) });
  if (story.statut === 'affectee') {
    const { reference, titre } = intervention;
    em.create(Notification, {
      user_id: user.id,
      type: 'affectation',
      evenement: 'intervention_affectee',
      params: { reference, titre, acteur: responsable.full_name },
      intervention_id: intervention.id,
      date_creation: hours(0.5),
      date_lecture: null,
    });
    return em.flush();
  }
  await step('start', 'en_cours', user, hours(2), { date_debut_travaux: hours(2) });
  if (story.statut === 'en_attente') {
    await step('hold', 'en_attente', user, hours(3), { motif_attente: 'piece' }, 'Roulement commandé, livraison annoncée pour jeudi');
  }
  if (story.statut === 'en_cours' || story.statut === 'en_attente') return em.flush();
  const finished = hours(2 + work.minutes / 60);
  await step('finish', 'terminee', user, finished, {
    date_fin_travaux: finished,
    rapport: work.rapport,
    motif_sans_signature: 'Responsable du site absent',
  });
  const isClosed = story.statut === 'cloturee';
  em.create(InterventionTemps, {
    intervention_id: intervention.id,
    technicien_id: technicien.id,
    date_debut: hours(2),
    minutes: work.minutes,
    valide_at: isClosed ? hours(26) : null,
    valide_par_id: isClosed ? responsable.id : null,
  });
  if (isClosed) await step('close', 'cloturee', responsable, hours(26), { date_cloture: hours(26), cout_centimes: work.minutes * 450 });
  await em.flush();
}
