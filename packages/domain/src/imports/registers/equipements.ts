import { CreateEquipementInput, UpdateEquipementInput } from '@mif/contract/equipements';
import { createEquipement } from '../../equipements/create.ts';
import { moveEquipement } from '../../equipements/move.ts';
import { updateEquipement } from '../../equipements/update.ts';
import { DomainError } from '@mif/contract/errors';
import type { Ctx } from '../../kernel/context.ts';
import { equipementsOf } from '../../kernel/scope.ts';
import { declaredImport, type PlanHelp } from '../declared.ts';
import type { FileRow, ImportField, Refuse } from '../fields.ts';
import { clientOfRows, siteOfRows, type NamedSite } from '../references.ts';
import { findParents, inTreeOrder, type ParentOf, type TreeNode } from '../tree.ts';
import { changesOf, isWhole, toCreate, toUpdate, type Known } from '../upsert.ts';
import { fold } from '../vocabulary.ts';
import type { PlannedRow } from '../write-rows.ts';
import { allEquipementFields } from './equipement-fields.ts';

/** Equipment of clients as a tree, by code or by name on its site; rows in any order. */
export const equipementsImport = declaredImport({
  registre: 'equipements',
  permissions: ['equipement.create', 'equipement.update', 'equipement.move'],
  fields: allEquipementFields,
  keys: ['code', 'nom'],
  plan: planTree,
});

interface KnownEquipement extends Known {
  client_id: number;
  site_id: number;
  parent_id: number | null;
  nom: string;
}

async function planTree(ctx: Ctx, rows: readonly FileRow[], help: PlanHelp): Promise<PlannedRow[]> {
  const refused = new Set<FileRow>();
  const refuse: Refuse = (row, ...about) => {
    refused.add(row);
    help.refuse(row, ...about);
  };
  const clients = await clientOfRows(ctx, rows, help.client_id, refuse);
  const sites = await siteOfRows(ctx, rows, clients, refuse);
  const there = await findKnown(ctx, [...new Set([...clients.values()].map(({ id }) => id))], help.fields);
  const lookup = lookupOf(there);
  const taken = new Map<string, number>();
  const knownOf = new Map<TreeNode, KnownEquipement>();
  const nodes: TreeNode[] = [];
  const named = new Set<number>();
  for (const row of rows) {
    const client = clients.get(row);
    if (!client || !sites.has(row)) continue;
    const site = sites.get(row) ?? null;
    const known = lookup(row, client.id, site, refuse);
    if (known === 'refused') continue;
    const code = row.values.get('code');
    const nom = row.values.get('nom') ?? known?.nom;
    const identity = known
      ? `#${known.id}`
      : JSON.stringify(
          typeof code === 'string' ? [client.id, code.toLowerCase()] : [client.id, site?.id, fold(typeof nom === 'string' ? nom : '')],
        );
    const before = taken.get(identity);
    if (before !== undefined) {
      refuse(row, typeof code === 'string' ? 'code' : 'nom', 'IMPORT_ROW_DUPLICATE', { ligne: before });
      continue;
    }
    taken.set(identity, row.ligne);
    const node: TreeNode = {
      client_id: client.id,
      site_id: site?.id ?? known?.site_id ?? null,
      code: known ? String(known.values['code']) : typeof code === 'string' ? code : null,
      nom: typeof nom === 'string' ? nom : '',
      row,
      known,
    };
    nodes.push(node);
    if (known) {
      knownOf.set(node, known);
      named.add(known.id);
    } else isWhole(row, help.fields, refuse);
  }
  for (const each of there) {
    if (named.has(each.id)) continue;
    nodes.push({
      client_id: each.client_id,
      site_id: each.site_id,
      code: String(each.values['code']),
      nom: each.nom,
      row: null,
      known: each,
    });
  }
  const parents = findParents(nodes, refuse);
  const ordered = inTreeOrder(nodes, parents, refuse, (row) => refused.has(row));
  const ids = new Map<TreeNode, number>(nodes.flatMap((node) => (node.known ? [[node, node.known.id] as const] : [])));
  const byId = new Map(there.map((each) => [each.id, each]));
  return ordered.map((node) =>
    planNode({ node, known: knownOf.get(node) ?? null, parents, site: node.row ? (sites.get(node.row) ?? null) : null, ids, byId }),
  );
}

/** Finds the equipment a row is about: by code at its client, else by name on its site. */
function lookupOf(there: readonly KnownEquipement[]) {
  const byCode = Map.groupBy(there, ({ client_id, values }) => `${client_id} ${String(values['code']).toLowerCase()}`);
  const byName = Map.groupBy(there, ({ client_id, nom }) => `${client_id} ${fold(nom) || nom}`);
  return (row: FileRow, client_id: number, site: NamedSite | null, refuse: Refuse): KnownEquipement | 'refused' | null => {
    const code = row.values.get('code');
    const nom = row.values.get('nom');
    if (typeof code !== 'string' && typeof nom !== 'string') {
      refuse(row, 'nom', 'IMPORT_VALUE_REQUIRED');
      return 'refused';
    }
    const found =
      typeof code === 'string'
        ? (byCode.get(`${client_id} ${code.toLowerCase()}`) ?? [])
        : (byName.get(`${client_id} ${fold(String(nom)) || String(nom)}`) ?? []).filter((each) => !site || each.site_id === site.id);
    const exact = found.length > 1 ? found.filter(({ values }) => values['code'] === code) : found;
    if (found.length > 0 && exact.length !== 1) {
      refuse(row, typeof code === 'string' ? 'code' : 'nom', 'IMPORT_VALUE_INVALID', { attendu: 'code_unique' });
      return 'refused';
    }
    return exact[0] ?? null;
  };
}

interface Planning {
  node: TreeNode;
  known: KnownEquipement | null;
  parents: ParentOf;
  site: NamedSite | null;
  /** Numbers of what is there and, as rows are written, of what they made. */
  ids: Map<TreeNode, number>;
  byId: ReadonlyMap<number, KnownEquipement>;
}

function planNode(planning: Planning): PlannedRow {
  const { node, known, parents, site, ids } = planning;
  const row = node.row ?? { ligne: 0, values: new Map<string, unknown>() };
  const parent = parents.get(node);
  const place = () => ({
    ...(parent ? { parent_id: idOf(ids, parent) } : {}),
    ...(site ? { site_id: site.id } : {}),
  });
  if (!known) {
    return toCreate(row, node.code ?? node.nom, async (ctx) => {
      const { statut, ...given } = fieldsOf(row, (_, value) => value !== null);
      const { id } = await createEquipement(ctx, CreateEquipementInput.parse({ ...given, ...place(), client_id: node.client_id }));
      ids.set(node, id);
      if (statut !== undefined) await updateEquipement(ctx, UpdateEquipementInput.parse({ id, statut }));
    });
  }
  const above = known.parent_id === null ? null : (planning.byId.get(known.parent_id)?.nom ?? null);
  const values = new Map(row.values);
  const isMoved =
    (parent !== undefined && (parent === null ? null : (parent.known?.id ?? 0)) !== known.parent_id) ||
    (site !== null && site.id !== known.site_id);
  values.delete('site');
  values.delete('parent');
  if (typeof values.get('type') === 'string' && fold(String(values.get('type'))) === fold(String(known.values['type'])))
    values.delete('type');
  const changed = changesOf(values, known.values);
  if (isMoved) values.set('parent', parent === undefined ? above : (parent?.nom ?? null)).set('site', site?.nom ?? known.values['site']);
  const moved = isMoved
    ? changesOf(new Map([...values].filter(([champ]) => champ === 'parent' || champ === 'site')), { ...known.values, parent: above })
    : [];
  const shown = { ...known, values: { ...known.values, parent: above } };
  return toUpdate(
    { ligne: row.ligne, values },
    shown,
    [...moved, ...(isMoved && moved.length === 0 ? ['parent'] : []), ...changed],
    async (ctx) => {
      const { id, version } = known;
      if (isMoved) {
        const under = parent === undefined ? (site && site.id !== known.site_id ? null : known.parent_id) : parent && idOf(ids, parent);
        await moveEquipement(ctx, { id, version, parent_id: under, site_id: site?.id ?? known.site_id });
      }
      if (changed.length === 0) return;
      const given = fieldsOf({ ligne: row.ligne, values }, (champ) => changed.includes(champ));
      await updateEquipement(ctx, UpdateEquipementInput.parse({ id, ...(isMoved ? {} : { version }), ...given }));
    },
  );
}

/** The fields a verb takes, custom ones under `valeurs`. */
function fieldsOf({ values }: FileRow, isGiven: (champ: string, value: unknown) => boolean): Record<string, unknown> {
  const given = [...values].filter(([champ, value]) => !['client', 'site', 'parent'].includes(champ) && isGiven(champ, value));
  const custom = given.filter(([champ]) => champ.startsWith('champ:')).map(([champ, value]) => [champ.slice('champ:'.length), value]);
  return {
    ...Object.fromEntries(given.filter(([champ]) => !champ.startsWith('champ:'))),
    ...(custom.length > 0 ? { valeurs: Object.fromEntries(custom) as Record<string, unknown> } : {}),
  };
}

function idOf(ids: ReadonlyMap<TreeNode, number>, node: TreeNode): number {
  const id = ids.get(node);
  // Its own row was refused while it was written.
  if (id === undefined) throw new DomainError('IMPORT_PARENT_REFUSED', { field: 'parent', details: { ligne: node.row?.ligne ?? 0 } });
  return id;
}

/** @param fields custom ones are there also where an equipment holds nothing of them */
async function findKnown(ctx: Ctx, clients: readonly number[], fields: readonly ImportField[]): Promise<KnownEquipement[]> {
  if (clients.length === 0) return [];
  const empty = Object.fromEntries(fields.filter(({ champ }) => champ.startsWith('champ:')).map(({ champ }) => [champ, null]));
  const rows = await equipementsOf(ctx, 'equipement.update')
    .innerJoin('sites as s', 's.id', 'e.site_id')
    .select(['e.id', 'e.version', 'e.client_id', 'e.site_id', 'e.parent_id', 'e.code', 'e.nom', 'e.type', 'e.localisation', 'e.criticite'])
    .select([
      'e.statut',
      'e.frequence_entretien',
      'e.numero_serie',
      'e.fabricant',
      'e.modele',
      'e.date_mise_en_service',
      'e.date_fin_garantie',
    ])
    .select(['e.valeurs', 's.nom as site'])
    .where('e.client_id', 'in', clients)
    .where('e.statut', '<>', 'retire')
    .execute();
  return rows.map(({ id, version, client_id, site_id, parent_id, valeurs, ...values }) => {
    const own = Object.fromEntries(Object.entries(valeurs).map(([cle, value]) => [`champ:${cle}`, value]));
    return { id, version, client_id, site_id, parent_id, nom: values.nom, cle: values.code, values: { ...empty, ...values, ...own } };
  });
}
