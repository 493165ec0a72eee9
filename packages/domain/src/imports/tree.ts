import type { FileRow, Refuse } from './fields.ts';
import { fold } from './vocabulary.ts';

/** An equipment of the tree: one that is there, or one a row makes. */
export interface TreeNode {
  client_id: number;
  /** Where it stands, or will stand; null while a row of the file leaves it to its parent. */
  site_id: number | null;
  code: string | null;
  nom: string;
  /** The row about it, where there is one. */
  row: FileRow | null;
  /** Where it is there already. */
  known: { id: number; parent_id: number | null } | null;
}

/** What a row says it is part of. */
export type ParentOf = ReadonlyMap<TreeNode, TreeNode | null>;

const codeKey = (client_id: number, code: string) => `${client_id} ${code.toLowerCase()}`;
const nameKey = (client_id: number, nom: string) => `${client_id} ${fold(nom) || nom}`;

/** Ways to write a path: `Ligne 1 / Presse 4`, `Ligne 1 > Presse 4`. */
const step = /\s*(?:\/|>|›|\\|→)\s*/;

/**
 * The parent each row names, by code or by path, among the rows of the file and what is there; rows in any order. A parent
 * nobody knows at this client, or one that two could be, is refused at its column.
 * @param nodes of every client of the file
 * @returns for the rows that name a parent, and for those that empty it (null)
 */
export function findParents(nodes: readonly TreeNode[], refuse: Refuse): Map<TreeNode, TreeNode | null> {
  const byCode = Map.groupBy(
    nodes.filter(({ code }) => code !== null),
    ({ client_id, code }) => codeKey(client_id, code ?? ''),
  );
  const byName = Map.groupBy(nodes, ({ client_id, nom }) => nameKey(client_id, nom));
  const parents = new Map<TreeNode, TreeNode | null>();
  for (const node of nodes) {
    const said = node.row?.values.get('parent');
    if (node.row === null || said === undefined) continue;
    if (said === null) {
      parents.set(node, null);
      continue;
    }
    const text = typeof said === 'string' ? said.trim() : '';
    const candidates = byCode.get(codeKey(node.client_id, text)) ?? named(text, node);
    const [only, ...more] = candidates;
    if (!only) refuse(node.row, 'parent', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'equipements' });
    else if (more.length > 0) refuse(node.row, 'parent', 'IMPORT_VALUE_INVALID', { attendu: 'code_unique' });
    else parents.set(node, only);
  }
  checkPaths(parents, refuse);
  return parents;

  /** By name, on the node's site where it says one: names are unique on a site. */
  function named(text: string, node: TreeNode): TreeNode[] {
    const names = [text, text.split(step).at(-1) ?? ''];
    const found = names.map((name) => byName.get(nameKey(node.client_id, name)) ?? []).find((list) => list.length > 0) ?? [];
    const others = found.filter((other) => other !== node);
    const here = others.filter(({ site_id }) => node.site_id === null || site_id === null || site_id === node.site_id);
    return here.length > 0 ? here : found.length > 0 && others.length === 0 ? found : here;
  }
}

/** Every step of a path must be above the one after it. */
function checkPaths(parents: Map<TreeNode, TreeNode | null>, refuse: Refuse): void {
  for (const [node, parent] of parents) {
    const said = node.row?.values.get('parent');
    if (!parent || !node.row || typeof said !== 'string' || fold(said) === fold(parent.nom)) continue;
    if (parent.code !== null && said.trim().toLowerCase() === parent.code.toLowerCase()) continue;
    const names = said.split(step).slice(0, -1).toReversed();
    let above: TreeNode | null | undefined = parents.get(parent);
    const isRight = names.every((name) => {
      // What is there and moves nowhere has its ancestors in the database: they are not walked here.
      if (above === undefined) return true;
      const fits = above !== null && fold(above.nom) === fold(name);
      above = above ? parents.get(above) : undefined;
      return fits;
    });
    if (isRight) continue;
    parents.delete(node);
    refuse(node.row, 'parent', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'equipements' });
  }
}

/**
 * Rows in the order they must be written in, parents first; circles are refused at the first of their rows, and what hangs
 * under a refused row with it.
 * @param isRefused rows already refused
 */
export function inTreeOrder(
  nodes: readonly TreeNode[],
  parents: ParentOf,
  refuse: Refuse,
  isRefused: (row: FileRow) => boolean,
): TreeNode[] {
  const byId = new Map(nodes.flatMap((node) => (node.known ? [[node.known.id, node] as const] : [])));
  const parentOf = (node: TreeNode): TreeNode | null => {
    const said = parents.get(node);
    if (said !== undefined) return said;
    const id = node.known?.parent_id ?? null;
    return id === null ? null : (byId.get(id) ?? null);
  };
  const done = new Set<TreeNode>();
  const wrong = new Map<TreeNode, number>();
  const ordered: TreeNode[] = [];
  for (const start of nodes) {
    // Up to the first one that was seen, without recursion: a chain may be as long as the file.
    const path: TreeNode[] = [];
    const onPath = new Set<TreeNode>();
    let at: TreeNode | null = start;
    while (at !== null && !done.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parentOf(at);
    }
    if (at !== null && onPath.has(at)) refuseCircle(path.slice(path.indexOf(at)));
    for (const node of path.toReversed()) {
      done.add(node);
      const above = parentOf(node);
      const line = above ? wrong.get(above) : undefined;
      if (line !== undefined && node.row && !wrong.has(node)) {
        refuse(node.row, 'parent', 'IMPORT_PARENT_REFUSED', { ligne: line });
        wrong.set(node, node.row.ligne);
      }
      if (node.row && isRefused(node.row) && !wrong.has(node)) wrong.set(node, node.row.ligne);
      if (node.row && !wrong.has(node)) ordered.push(node);
    }
  }
  return ordered;

  function refuseCircle(circle: readonly TreeNode[]): void {
    const chemin = [...circle, circle[0]].map((node) => node?.nom ?? '').join(' → ');
    for (const node of circle) {
      if (!node.row) continue;
      refuse(node.row, 'parent', 'IMPORT_CYCLE', { chemin: chemin.slice(0, 300) });
      wrong.set(node, node.row.ligne);
    }
  }
}
