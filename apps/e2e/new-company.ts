/** A company nobody knows yet. */
export const CLIENT = 'Sucrerie du Loukkos';
export const SITES = ['Usine de Larache', 'Dépôt de Ksar El Kébir'] as const;
export const LINES = ['Ligne Alpha', 'Ligne Bravo', 'Ligne Charlie'] as const;
export const MACHINES = 30;

/** A company's tree, as its spreadsheet says it: three lines a site, each with two machines, each of these with a motor. */
export function treeFile(): string {
  const rows = SITES.flatMap((site) =>
    LINES.flatMap((line) => {
      const name = line.replace('Ligne ', '');
      const machines = ['Broyeur', 'Pompe'].map((kind) => ({ parent: line, nom: `${kind} ${name}`, type: kind }));
      const motors = machines.map(({ nom }) => ({ parent: nom, nom: `Moteur du ${nom}`, type: 'Moteur' }));
      return [...motors, ...machines, { parent: '', nom: line, type: 'Ligne' }].map((row) => ({ site, ...row }));
    }),
  );
  const lines = rows.map(({ site, parent, nom, type }) => [CLIENT, site, parent, nom, type].join(';'));
  return ['Client;Site;Fait partie de;Nom;Type', ...lines].join('\r\n');
}
