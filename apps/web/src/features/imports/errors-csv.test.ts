import { expect, test } from 'vitest';
import { errorsCsv } from './errors-csv.ts';

test('errors become a file that calculates nothing', () => {
  const error = { ligne: 3, colonne: 'ICE', code: 'IMPORT_VALUE_INVALID', valeur: '=1+1;"x"', message: 'Non' };
  expect(errorsCsv(['Ligne', 'Colonne', 'Valeur', 'Erreur'], [error])).toBe(
    '\ufeff"Ligne";"Colonne";"Valeur";"Erreur"\r\n"3";"ICE";"\'=1+1;""x""";"Non"\r\n',
  );
});
