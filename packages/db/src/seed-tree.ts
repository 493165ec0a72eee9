import { Arret } from './entities/arret.ts';
import { Compteur, Releve } from './entities/compteur.ts';
import { Equipement } from './entities/equipement.ts';
import { Journal } from './entities/journal.ts';
import { Numerotation } from './entities/intervention.ts';
import { TypeEquipement } from './entities/type-equipement.ts';
import type { EntityManager } from './orm.ts';
import { demoFields, demoLines, demoMeters, demoStops } from './seed-tree-data.ts';

const DAY_MS = 86_400_000;

/** Who and what the demo company has before its equipment becomes a tree. */
export interface TreeGround {
  equipements: readonly Equipement[];
  /** Who writes the records, and who reads the meters. */
  responsable_id: number;
  technicien_ids: readonly number[];
  now: Date;
}

/** Makes the demo company's equipment a tree with parts, fields, meters and downtime. */
export async function seedTree(em: EntityManager, ground: TreeGround): Promise<void> {
  await seedTypes(em, ground);
  const parts = await seedParts(em, ground);
  const all = new Map([...ground.equipements, ...parts].map((each) => [each.nom, each]));
  await seedMeters(em, ground, all);
  for (const { equipement, cause, from, hours, commentaire } of demoStops) {
    const date_debut = new Date(ground.now.getTime() - from * DAY_MS);
    em.create(Arret, {
      equipement_id: idOf(all, equipement),
      cause,
      date_debut,
      date_fin: hours === null ? null : new Date(date_debut.getTime() + hours * 3_600_000),
      commentaire,
      acteur_id: ground.responsable_id,
      created_at: date_debut,
    });
  }
  await em.flush();
}

async function seedTypes(em: EntityManager, { equipements, now }: TreeGround): Promise<void> {
  for (const nom of new Set([...equipements.map(({ type }) => type), 'ligne', 'composant'])) {
    const { icone, champs } = demoFields[nom] ?? { icone: null, champs: [] };
    em.create(TypeEquipement, { nom, icone, champs, created_at: now, updated_at: now });
  }
  await em.flush();
}

async function seedParts(em: EntityManager, ground: TreeGround): Promise<Equipement[]> {
  const made: Equipement[] = [];
  const codes = { next: ground.equipements.length };
  const add = async (nom: string, type: string, near: Equipement, parent_id: number | null) => {
    codes.next += 1;
    const part = em.create(Equipement, {
      code: `EQ-${String(codes.next).padStart(4, '0')}`,
      nom,
      type,
      localisation: near.localisation ?? null,
      criticite: type === 'ligne' ? 'important' : 'standard',
      client_id: near.client_id,
      site_id: near.site_id,
      parent_id,
      created_at: near.created_at,
      updated_at: near.created_at,
    });
    // One by one: the path of each is made from its parent's.
    await em.flush();
    em.create(Journal, {
      objet: 'equipement',
      objet_id: part.id,
      action: 'create',
      acteur_id: ground.responsable_id,
      date_serveur: near.created_at,
      changements: {},
    });
    made.push(part);
    return part;
  };
  const machines = new Map(ground.equipements.map((each) => [each.nom, each]));
  for (const [nom, held] of Object.entries(demoLines)) {
    const [first] = Object.keys(held);
    const near = machines.get(first ?? '');
    if (!near) throw new Error(`the demo company has no ${first}`);
    const line = await add(nom, 'ligne', near, null);
    for (const [name, parts] of Object.entries(held)) {
      const machine = machines.get(name) ?? (await add(name, 'composant', near, line.id));
      if (machines.has(name)) await putUnder(em, machine.id, line.id);
      for (const part of parts) await add(part, 'composant', machine, machine.id);
    }
  }
  await em.flush();
  await em.nativeUpdate(Numerotation, { serie: 'EQ' }, { dernier: codes.next });
  return made;
}

function putUnder(em: EntityManager, id: number, parent_id: number): Promise<unknown> {
  return em.execute(
    'update equipements e set parent_id = p.id, chemin = p.chemin || e.id::text from equipements p where e.id = ? and p.id = ?',
    [id, parent_id],
  );
}

async function seedMeters(em: EntityManager, ground: TreeGround, all: ReadonlyMap<string, Equipement>): Promise<void> {
  for (const { equipement, nom, unite, genre, readings } of demoMeters) {
    const compteur = em.create(Compteur, { equipement_id: idOf(all, equipement), nom, unite, genre, created_at: ground.now });
    await em.flush();
    for (const [index, { days_ago, valeur, ancienne_valeur }] of readings.entries()) {
      const date_releve = new Date(ground.now.getTime() - days_ago * DAY_MS);
      em.create(Releve, {
        compteur_id: compteur.id,
        genre: ancienne_valeur === undefined ? 'releve' : 'changement',
        valeur,
        ancienne_valeur: ancienne_valeur ?? null,
        date_releve,
        acteur_id: ground.technicien_ids[index % ground.technicien_ids.length] ?? ground.responsable_id,
        intervention_id: null,
        commentaire: ancienne_valeur === undefined ? null : 'Compteur remplacé avec l’armoire de commande',
        created_at: date_releve,
        annule_at: null,
        annule_par_id: null,
        motif_annulation: null,
      });
    }
  }
  await em.flush();
}

function idOf(all: ReadonlyMap<string, Equipement>, nom: string): number {
  const found = all.get(nom);
  if (!found) throw new Error(`the demo company has no ${nom}`);
  return found.id;
}
