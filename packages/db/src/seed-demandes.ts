import type { SourceDemande, StatutDemande } from '@mif/contract/demandes';
import type { Priorite } from '@mif/contract/interventions';
import { toLocal } from '@mif/contract/time';
import { Demande } from './entities/demande.ts';
import type { Equipement } from './entities/equipement.ts';
import { Intervention, Numerotation } from './entities/intervention.ts';
import { Journal } from './entities/journal.ts';
import { Notification } from './entities/notification.ts';
import { User } from './entities/user.ts';
import type { EntityManager } from './orm.ts';

const HOUR_MS = 3_600_000;

interface DemoDemande {
  hours_ago: number;
  titre: string;
  description: string | null;
  priorite: Priorite;
  source: SourceDemande;
  statut: StatutDemande;
  motif_refus?: string;
  contact?: { nom: string; telephone: string };
}

const demoDemandes: readonly DemoDemande[] = [
  {
    hours_ago: 190,
    titre: 'Bruit anormal au démarrage',
    description: 'Un claquement pendant dix secondes, chaque matin depuis lundi.',
    priorite: 'haute',
    source: 'client',
    statut: 'acceptee',
  },
  {
    hours_ago: 120,
    titre: 'Repeindre le capot',
    description: 'La peinture s’écaille sur le dessus.',
    priorite: 'basse',
    source: 'client',
    statut: 'refusee',
    motif_refus: 'Ce travail n’est pas prévu au contrat. Nous pouvons vous adresser un devis.',
  },
  {
    hours_ago: 52,
    titre: 'Courroie à surveiller',
    description: 'Vue en passant : des fils sortent sur le bord. Elle tiendra encore quelques jours.',
    priorite: 'normale',
    source: 'employe',
    statut: 'soumise',
  },
  {
    hours_ago: 20,
    titre: 'La machine s’arrête toute seule',
    description: 'Trois fois depuis hier soir. Un voyant orange clignote avant l’arrêt.',
    priorite: 'critique',
    source: 'client',
    statut: 'soumise',
  },
  {
    hours_ago: 18,
    titre: 'Arrêts répétés, voyant orange',
    description: 'Arrêts répétés, voyant orange. L’équipe de nuit l’a vu aussi.',
    priorite: 'normale',
    source: 'qr',
    statut: 'soumise',
    contact: { nom: 'Hassan, équipe de nuit', telephone: '+212661447820' },
  },
  {
    hours_ago: 6,
    titre: 'تسرب زيت تحت الآلة',
    description: 'تسرب زيت تحت الآلة\nمنذ صباح اليوم، والأرض زلقة.',
    priorite: 'normale',
    source: 'qr',
    statut: 'soumise',
  },
];

/** What the clients of the demo company have asked for: some decided, some waiting, two of them the same. */
export async function seedDemandes(em: EntityManager, equipements: readonly Equipement[], now: Date): Promise<void> {
  const users = await em.find(User, { role: { $in: ['responsable', 'client', 'technicien', 'systeme'] } }, { orderBy: { id: 'asc' } });
  const responsable = users.find(({ role }) => role === 'responsable');
  const client = users.find(({ role }) => role === 'client');
  const technicien = users.find(({ role }) => role === 'technicien');
  const systeme = users.find(({ role }) => role === 'systeme');
  if (!responsable || !client || !technicien || !systeme) throw new Error('the demo company has nobody to ask');
  const own = equipements.filter(({ client_id, statut }) => client_id === client.client_id && statut !== 'retire');
  const counters = new Map<string, number>();
  for (const [index, { hours_ago, contact, ...data }] of demoDemandes.entries()) {
    const date_creation = new Date(now.getTime() - hours_ago * HOUR_MS);
    const serie = `DI-${toLocal(date_creation).year}`;
    const number = (counters.get(serie) ?? 0) + 1;
    counters.set(serie, number);
    // The two that say the same are on one machine.
    const equipement = own[(index === 4 ? 3 : index) % own.length];
    if (!equipement) throw new Error('the demo client has no machine');
    const is_decided = data.statut !== 'soumise';
    const auteur = data.source === 'client' ? client : data.source === 'employe' ? technicien : null;
    const date_decision = is_decided ? new Date(date_creation.getTime() + 2 * HOUR_MS) : null;
    const intervention =
      data.statut === 'acceptee' ? await em.findOne(Intervention, { equipement_id: equipement.id }, { orderBy: { id: 'desc' } }) : null;
    const demande = em.create(Demande, {
      ...data,
      reference: `${serie}-${String(number).padStart(6, '0')}`,
      date_creation,
      date_decision,
      decideur_id: is_decided ? responsable.id : null,
      client_id: equipement.client_id,
      site_id: equipement.site_id,
      equipement_id: equipement.id,
      auteur_id: auteur?.id ?? null,
      contact_nom: contact?.nom ?? null,
      contact_telephone: contact?.telephone ?? null,
      intervention_id: intervention?.id ?? null,
      // None to accept into: it still waits.
      ...(data.statut === 'acceptee' && !intervention ? { statut: 'soumise' as const, date_decision: null, decideur_id: null } : {}),
    });
    // By hand: through the entity it would be a version without a step of history.
    if (intervention) await em.execute('update interventions set date_demande = ? where id = ?', [date_creation, intervention.id]);
    await em.flush();
    const { id, reference, titre } = demande;
    const line = { objet: 'demande', objet_id: id, is_sensible: false } as const;
    const acteur = auteur ?? systeme;
    em.create(Journal, { ...line, action: 'create', acteur_id: acteur.id, date_serveur: date_creation, changements: {} });
    if (demande.date_decision) {
      em.create(Journal, {
        ...line,
        action: demande.statut === 'acceptee' ? 'accept' : 'refuse',
        acteur_id: responsable.id,
        date_serveur: demande.date_decision,
        changements: { statut: { avant: 'soumise', apres: demande.statut } },
      });
      continue;
    }
    em.create(Notification, {
      user_id: responsable.id,
      type: 'demande',
      evenement: 'demande_soumise',
      params: { reference, titre, acteur: acteur.full_name },
      intervention_id: null,
      objet: 'demande',
      objet_id: id,
      date_creation,
      date_lecture: hours_ago > 24 ? now : null,
    });
  }
  for (const [serie, dernier] of counters) em.create(Numerotation, { serie, dernier });
  await em.flush();
}
