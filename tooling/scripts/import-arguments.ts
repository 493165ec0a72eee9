import { parseArgs } from 'node:util';
import { importFields, ImportMapping, Registre, registres } from '@mif/contract/imports';
import type { z } from 'zod';

/** What the command line of an import says. */
export interface ImportArguments {
  registre: Registre;
  fichier: string;
  /** Of a workbook. */
  feuille: string | undefined;
  /** Laid over the mapping that is kept or proposed; a column of '' takes the field out. */
  colonnes: Record<string, string>;
  valeurs: Record<string, Record<string, string>>;
  mapping: Partial<Omit<ImportMapping, 'colonnes' | 'valeurs' | 'client_id'>>;
  client: string | undefined;
  ignorer_erreurs: boolean;
  is_essai: boolean;
}

export const importUsage = `Importe un fichier CSV ou XLSX dans un registre.

  pnpm run import REGISTRE FICHIER [options]

Registres : ${registres.join(', ')}.

Sans --write, c'est un essai : rien n'est écrit. Le même fichier importé deux fois n'ajoute rien la seconde fois.
Sans --map, la correspondance gardée du dernier import de ces colonnes, ou celle que leurs titres suggèrent, est prise
et affichée ; les options la corrigent.

  --map champ=COLONNE      colonne d'un champ (rien après le signe = : le champ n'est pas importé)
  --value champ:VALEUR=code  ce que veut dire une valeur : --value type:PM01=corrective
  --date iso|jma|mja       écriture des dates : 2026-03-31, 31/03/2026 ou 03/31/2026
  --sheet NOM              feuille d'un classeur ; la première sinon
  --client CODE            client des lignes qui n'en nomment pas
  --clear-empty            une cellule vide efface ce qui est enregistré, au lieu de le garder
  --ignore-errors          importer les bonnes lignes bien que d'autres soient refusées
  --write                  écrire
  --help                   ce texte

Pour interventions :
  --devise CODE            monnaie des coûts : MAD, EUR, AUD…
  --statut ouverte|cloturee  état des lignes qui n'en donnent pas
  --create-equipment       créer les équipements inconnus, pour le client de --client
  --drop-negative-costs    importer sans coût une ligne dont le coût est négatif, au lieu de la refuser

Champs de chaque registre (pour equipements, aussi ceux des types : champ:puissance) :
${registres.map((registre) => `  ${registre.padEnd(18)} ${importFields[registre].join(', ')}`).join('\n')}

Code de sortie : 0 tout va bien ; 1 des lignes sont refusées (sans --ignore-errors), ou l'import n'a pas pu se faire ;
2 la commande n'est pas comprise.`;

/** A command line that is not understood; its message says why, in French. */
export class UsageError extends Error {}

/**
 * Reads the command line of an import.
 * @param argv what follows the script's name
 * @returns null where help is asked for
 * @throws UsageError
 */
export function parseImportArguments(argv: readonly string[]): ImportArguments | null {
  const { values, positionals } = parse(argv.filter((argument, index) => argument !== '--' || index > 0));
  if (values.help) return null;
  const [kind, fichier, ...more] = positionals;
  const registre = Registre.safeParse(kind);
  if (!registre.success || fichier === undefined || more.length > 0) {
    throw new UsageError(
      `attendu : REGISTRE FICHIER, avec un registre parmi ${registres.join(', ')}${more.length > 0 ? `, en trop : ${more.join(' ')}` : ''}`,
    );
  }
  const colonnes: ImportArguments['colonnes'] = {};
  for (const text of values.map ?? []) {
    const [field, colonne] = pair(text, '--map', 'champ=COLONNE');
    colonnes[fieldOf(registre.data, field, '--map')] = colonne;
  }
  const valeurs: ImportArguments['valeurs'] = {};
  for (const text of values.value ?? []) {
    const colon = text.indexOf(':');
    const field = fieldOf(registre.data, text.slice(0, Math.max(colon, 0)), '--value');
    const equals = text.lastIndexOf('=');
    if (equals <= colon + 1) throw new UsageError(`--value ${text} : attendu champ:VALEUR=code`);
    valeurs[field] = { ...valeurs[field], [text.slice(colon + 1, equals)]: text.slice(equals + 1) };
  }
  if (values['create-equipment'] && values.client === undefined) throw new UsageError('--create-equipment demande --client CODE');
  return {
    registre: registre.data,
    fichier,
    feuille: values.sheet,
    colonnes,
    valeurs,
    mapping: {
      ...(values.date === undefined ? {} : { format_date: oneOf(ImportMapping.shape.format_date.unwrap(), values.date, '--date') }),
      ...(values.statut === undefined
        ? {}
        : { statut_defaut: oneOf(ImportMapping.shape.statut_defaut.unwrap(), values.statut, '--statut') }),
      ...(values.devise === undefined ? {} : { devise: values.devise.toUpperCase() }),
      ...(values['clear-empty'] ? { cellules_vides: 'effacer' } : {}),
      ...(values['create-equipment'] ? { creer_equipements: true } : {}),
      ...(values['drop-negative-costs'] ? { couts_negatifs: 'ignorer' } : {}),
    },
    client: values.client,
    ignorer_erreurs: values['ignore-errors'] ?? false,
    is_essai: !values.write,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        map: { type: 'string', multiple: true },
        value: { type: 'string', multiple: true },
        date: { type: 'string' },
        devise: { type: 'string' },
        sheet: { type: 'string' },
        'clear-empty': { type: 'boolean' },
        statut: { type: 'string' },
        client: { type: 'string' },
        'create-equipment': { type: 'boolean' },
        'drop-negative-costs': { type: 'boolean' },
        'ignore-errors': { type: 'boolean' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function pair(text: string, option: string, expected: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`${option} ${text} : attendu ${expected}`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/** Interventions: what its values mean is said for these alone. */
const codedOfHistory = ['type', 'priorite', 'statut'];

function fieldOf(registre: Registre, field: string, option: '--map' | '--value'): string {
  const fields: readonly string[] = registre === 'interventions' && option === '--value' ? codedOfHistory : importFields[registre];
  if (fields.includes(field) || (registre === 'equipements' && /^champ:./.test(field))) return field;
  throw new UsageError(`${option} : « ${field} » n'est pas ${fields.join(', ')}`);
}

function oneOf<const Values extends Record<string, string>>(
  schema: z.ZodEnum<Values>,
  value: string,
  option: string,
): Values[keyof Values] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${option} : « ${value} » n'est pas ${schema.options.join(', ')}`);
}
