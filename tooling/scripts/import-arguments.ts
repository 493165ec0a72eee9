import { parseArgs } from 'node:util';
import { ImportMapping, InterventionImportField, interventionImportFields } from '@mif/contract/imports';
import { z } from 'zod';

/** What the command line of an import says. */
export interface ImportArguments {
  fichier: string;
  /** Laid over the mapping that is kept or proposed; a column of '' takes the field out. */
  colonnes: Partial<Record<InterventionImportField, string>>;
  valeurs: Partial<Record<InterventionImportField, Record<string, string>>>;
  mapping: Partial<Omit<ImportMapping, 'colonnes' | 'valeurs' | 'client_id'>>;
  client: string | undefined;
  ignorer_erreurs: boolean;
  is_essai: boolean;
}

export const importUsage = `Importe des interventions depuis un fichier CSV.

  pnpm run import interventions FICHIER.csv [options]

Sans --write, c'est un essai : rien n'est écrit. Le même fichier importé deux fois n'ajoute rien la seconde fois.
Sans --map, la correspondance gardée du dernier import de ces colonnes, ou celle que leurs titres suggèrent, est prise
et affichée ; les options la corrigent.

  --map champ=COLONNE      colonne d'un champ : ${interventionImportFields.join(', ')}
                           (rien après le signe = : le champ n'est pas importé)
  --value champ:VALEUR=code  ce que veut dire une valeur : --value type:PM01=corrective
  --date iso|jma|mja       écriture des dates : 2026-03-31, 31/03/2026 ou 03/31/2026
  --devise CODE            monnaie des coûts : MAD, EUR, AUD…
  --statut ouverte|cloturee  état des lignes qui n'en donnent pas
  --client CODE            client dont le fichier nomme les équipements
  --create-equipment       créer les équipements inconnus, pour le client de --client
  --drop-negative-costs    importer sans coût une ligne dont le coût est négatif, au lieu de la refuser
  --ignore-errors          importer les bonnes lignes bien que d'autres soient refusées
  --write                  écrire
  --help                   ce texte

Code de sortie : 0 tout va bien ; 1 des lignes sont refusées (sans --ignore-errors), ou l'import n'a pas pu se faire ;
2 la commande n'est pas comprise.`;

/** A command line that is not understood; its message says why, in French. */
export class UsageError extends Error {}

const coded = z.enum(['type', 'priorite', 'statut']);

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
  if (kind !== 'interventions' || fichier === undefined || more.length > 0) {
    throw new UsageError(`attendu : interventions FICHIER.csv${more.length > 0 ? `, en trop : ${more.join(' ')}` : ''}`);
  }
  const colonnes: ImportArguments['colonnes'] = {};
  for (const text of values.map ?? []) {
    const [field, colonne] = pair(text, '--map', 'champ=COLONNE');
    colonnes[oneOf(InterventionImportField, field, '--map')] = colonne;
  }
  const valeurs: ImportArguments['valeurs'] = {};
  for (const text of values.value ?? []) {
    const colon = text.indexOf(':');
    const field = oneOf(coded, text.slice(0, Math.max(colon, 0)), '--value');
    const equals = text.lastIndexOf('=');
    if (equals <= colon + 1) throw new UsageError(`--value ${text} : attendu champ:VALEUR=code`);
    valeurs[field] = { ...valeurs[field], [text.slice(colon + 1, equals)]: text.slice(equals + 1) };
  }
  if (values['create-equipment'] && values.client === undefined) throw new UsageError('--create-equipment demande --client CODE');
  return {
    fichier,
    colonnes,
    valeurs,
    mapping: {
      ...(values.date === undefined ? {} : { format_date: oneOf(ImportMapping.shape.format_date.unwrap(), values.date, '--date') }),
      ...(values.statut === undefined
        ? {}
        : { statut_defaut: oneOf(ImportMapping.shape.statut_defaut.unwrap(), values.statut, '--statut') }),
      ...(values.devise === undefined ? {} : { devise: values.devise.toUpperCase() }),
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

function oneOf<const Values extends Record<string, string>>(
  schema: z.ZodEnum<Values>,
  value: string,
  option: string,
): Values[keyof Values] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${option} : « ${value} » n'est pas ${schema.options.join(', ')}`);
}
