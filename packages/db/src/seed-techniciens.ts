import type { Plage } from '@mif/contract/plages';
import { addDays, civilDayBounds, toCivilDate } from '@mif/contract/time';
import { Absence } from './entities/absence.ts';
import { Habilitation, TypeHabilitation } from './entities/habilitation.ts';
import { Journal } from './entities/journal.ts';
import { Astreinte, type Technicien } from './entities/technicien.ts';
import type { User } from './entities/user.ts';
import type { EntityManager } from './orm.ts';

const office: Plage[] = [1, 2, 3, 4, 5].flatMap((jour) => [
  { jour, debut: '08:00', fin: '12:30' },
  { jour, debut: '14:00', fin: '18:00' },
]);
const saturday: Plage[] = [{ jour: 6, debut: '08:00', fin: '12:00' }];
/** Whoever is not of the office's hours comes in two shifts, the second one over midnight. */
const shifts: Plage[] = [
  ...[1, 2, 3].map((jour) => ({ jour, debut: '06:00', fin: '14:00' })),
  ...[4, 5].map((jour) => ({ jour, debut: '22:00', fin: '06:00' })),
];

/** Where the technicians of the demo start from, what they drive, and when they work. */
const profiles = [
  { base_adresse: 'Dépôt de Sidi Maârouf, Casablanca', base_latitude: 33.5298, base_longitude: -7.6432, vehicule: 'Kangoo 48213-A-6' },
  { base_adresse: 'Dépôt de Sidi Maârouf, Casablanca', base_latitude: 33.5298, base_longitude: -7.6432, vehicule: 'Berlingo 51907-B-6' },
  { base_adresse: 'Zone industrielle Bir Rami, Kénitra', base_latitude: 34.2409, base_longitude: -6.6182, vehicule: 'Kangoo 33418-A-13' },
  { base_adresse: 'Port de pêche, Agadir', base_latitude: 30.4246, base_longitude: -9.6287, vehicule: 'Dokker 27750-B-33' },
];
const weeks = [[...office, ...saturday], office, office, shifts];

const kinds = {
  B1V: { nom: 'Habilitation électrique B1V', validite_mois: 36, is_bloquante: true },
  BR: { nom: 'Habilitation électrique BR', validite_mois: 36, is_bloquante: true },
  'CACES-R489': { nom: 'CACES R489, chariots élévateurs', validite_mois: 60, is_bloquante: true },
  HAUTEUR: { nom: 'Travail en hauteur', validite_mois: 24, is_bloquante: true },
  CONFINE: { nom: 'Espaces confinés', validite_mois: 36, is_bloquante: true },
  CHIMIQUE: { nom: 'Risque chimique', validite_mois: 36, is_bloquante: false },
  SST: { nom: 'Sauveteur secouriste du travail', validite_mois: 24, is_bloquante: false },
} as const;

/** Technician, kind, and how many days ago or from now it was obtained and ends. */
const certificates: readonly [number, keyof typeof kinds, number, number, string][] = [
  [0, 'B1V', -400, 695, 'Apave Maroc'],
  [0, 'CACES-R489', -1814, 12, 'Bureau Veritas'],
  [0, 'SST', -712, 18, 'Croissant-Rouge marocain'],
  [1, 'BR', -1043, 52, 'Apave Maroc'],
  [1, 'B1V', -200, 895, 'Apave Maroc'],
  [1, 'HAUTEUR', -300, 430, 'Altitude Formation'],
  [2, 'CHIMIQUE', -1121, -26, 'Bureau Veritas'],
  [2, 'CONFINE', -150, 945, 'Altitude Formation'],
  [3, 'HAUTEUR', -500, 230, 'Altitude Formation'],
  [3, 'CACES-R489', -90, 1735, 'Bureau Veritas'],
];

/** Gives the technicians of the demo their hours, certificates, a leave, a request to answer and a weekend on call. */
export async function seedTechniciens(
  em: EntityManager,
  techniciens: readonly Technicien[],
  responsable: User,
  users: readonly User[],
  now: Date,
) {
  const today = toCivilDate(now);
  for (const [index, technicien] of techniciens.entries()) {
    em.assign(technicien, { ...profiles[index % profiles.length], horaires: weeks[index % weeks.length] ?? null });
  }
  const types = new Map(Object.entries(kinds).map(([code, kind]) => [code, em.create(TypeHabilitation, { code, ...kind })]));
  await em.flush();
  for (const [index, code, from, to, organisme] of certificates) {
    const technicien = techniciens[index];
    const type = types.get(code);
    if (!technicien || !type) continue;
    em.create(Habilitation, {
      technicien_id: technicien.id,
      type_id: type.id,
      numero: `${code}-${String(1180 + index * 37 + Math.abs(from))}`,
      organisme,
      date_obtention: addDays(today, from),
      date_expiration: addDays(today, to),
    });
  }
  const days = (from: number, to: number) => ({
    date_debut: addDays(today, from),
    date_fin: addDays(today, to),
    debut: new Date(civilDayBounds(addDays(today, from)).start),
    fin: new Date(civilDayBounds(addDays(today, to)).end),
  });
  const [first, second, third] = techniciens;
  const asked = new Date(now.getTime() - 3_600_000);
  if (third) {
    em.create(Absence, {
      technicien_id: third.id,
      type: 'conge',
      statut: 'approuvee',
      ...days(6, 10),
      motif: 'Congé annuel',
      motif_decision: null,
      demandee_par_id: users[2]?.id ?? responsable.id,
      decidee_par_id: responsable.id,
      decidee_at: asked,
      created_at: asked,
    });
  }
  if (second) {
    em.create(Absence, {
      technicien_id: second.id,
      type: 'formation',
      statut: 'demandee',
      ...days(15, 16),
      motif: 'Recyclage BR',
      motif_decision: null,
      demandee_par_id: users[1]?.id ?? responsable.id,
      decidee_par_id: null,
      decidee_at: null,
      created_at: asked,
    });
  }
  if (first) {
    const start = addDays(today, 4);
    em.create(Astreinte, {
      technicien_id: first.id,
      debut: new Date(civilDayBounds(start).start + 18 * 3_600_000),
      fin: new Date(civilDayBounds(addDays(start, 2)).start + 8 * 3_600_000),
      note: 'Week-end, cimenterie',
    });
  }
  await em.flush();
  for (const technicien of techniciens) {
    const { vehicule, base_adresse } = technicien;
    em.create(Journal, {
      objet: 'technicien',
      objet_id: technicien.id,
      action: 'update',
      acteur_id: responsable.id,
      date_serveur: asked,
      changements: { vehicule: { avant: null, apres: vehicule }, base_adresse: { avant: null, apres: base_adresse } },
      is_sensible: false,
    });
  }
  await em.flush();
}
