/** What imports and exports refuse. */
export const importErrors = {
  IMPORT_FILE_UNREADABLE:
    '{raison, select, vide {This file is empty.} sans_lignes {This file has only its header, and no rows.} binaire {This file is neither text nor a workbook.} titres {The first line of this file is not a readable header.} abime {This workbook is damaged: open it and save it again.} bombe {This workbook would become far too large once opened: it was not read. Keep only the sheet you need and remove what is empty.} protege {This file is protected by a password: remove it before importing.} macros {This workbook contains macros: save it without them, as .xlsx.} autre_tableur {This spreadsheet format is not read here (.xls, .xlsb, .ods).} pas_tableau {This document is not a table.} feuille {This workbook has no visible sheet {feuille, select, none {of that name} other {“{feuille}”}}.} other {This file cannot be read.}} A CSV or XLSX file will do, with a header row.',
  IMPORT_FILE_TOO_LARGE: 'This file is over 20 MB. Split it into several files.',
  IMPORT_TOO_MANY_ROWS:
    'This file has {max, select, none {too many rows} other {more than {max, number} rows}}. Split it into several files.',
  IMPORT_MAPPING_INVALID:
    '{raison, select, obligatoire {A column is missing: {champs, select, none {equipment and title are required} other {at least one of these is needed: {champs}}}.} champ {“{valeur}” is not a field of this register.} client {Choose the client of the equipment to create.} code {“{valeur}” is not a possible code ({codes}).} devise {“{valeur}” is not the code of a currency.} other {The mapping of the columns is not valid. Each field takes one column of the file.}}',
  IMPORT_HAS_ERRORS: 'The file has errors: nothing was written. Correct the rows reported, or ask to import only the good ones.',
  IMPORT_COLUMN_MISSING: 'The file has no column {colonne, select, none {of that name} other {“{colonne}”}}.',
  IMPORT_COLUMN_DUPLICATE:
    'Two columns of the file have the same title{colonne, select, none {} other {, “{colonne}”}}. Rename one of them.',
  IMPORT_VALUE_INVALID:
    '{valeur, select, none {This value} other {“{valeur}”}} {attendu, select, date_iso {is not a year-month-day date, like 2026-03-31} date_jma {is not a day/month/year date, like 31/03/2026} date_mja {is not a month/day/year date, like 03/31/2026} date_possible {is a date in the future or too long ago} montant {is not an amount} montant_clair {can be read in two ways: write this amount with two decimals} montant_positif {is a negative amount} montant_borne {is too large an amount} formule {is a spreadsheet formula: save the file with the values} illisible {contains a null character} notation {has lost digits in the spreadsheet: format the column as Text and enter it again} erreur_tableur {is a spreadsheet error: correct the cell} nombre {is not a number} nombre_borne {is out of bounds{min, select, none {} other {: {min} at least}}{max, select, none {} other {: {max} at most}}} entier {is not a possible value here} oui_non {reads neither as yes nor as no} email {is not an e-mail address, like name@example.ma} habilitations {cannot be read: write each certification with the date it was obtained and, if there is one, the date it expires, like ELEC 2024-01-10 → 2027-01-09} horaires {cannot be read: write the days, then the hours, like mon-fri 08:00-12:00, 14:00-18:00; sat 08:00-12:00} champs {cannot be read: separate the fields with semicolons, like Power [kW]: number; Fluid: choice (Water, Oil)} competences {cannot be read: write each skill with its level from 1 to 4, like ELEC 3; FROID 2} code_unique {means several records: give a code, or choose the client} code {has no known meaning: say which of these codes it is ({codes})} other {is not a known value}}.',
  IMPORT_VALUE_TOO_LONG:
    'This value is too long{max, select, none {} other {: {max, plural, one {# character} other {# characters}} at most}}.',
  IMPORT_VALUE_REQUIRED: 'This value is required but missing.',
  IMPORT_ROW_SHAPE:
    '{raison, select, guillemet {A quotation mark opened on this row is not closed.} other {This row does not have as many columns as the header{cellules, select, none {} other {: {cellules} instead of {colonnes}}}.}}',
  IMPORT_ROW_MENDED: 'A comma without quotation marks had split this value: it has been put back together.',
  IMPORT_COST_LEFT_OUT: 'This cost is negative: the work order is imported without a cost.',
  IMPORT_EQUIPEMENT_UNKNOWN:
    'No equipment has the code {valeur, select, none {given} other {“{valeur}”}}. Create it, or ask to create unknown equipment.',
  EXPORT_TOO_MANY_ROWS:
    'The list has more rows than this file holds{max, select, none {} other { ({max, number} at most)}}. Filter it, or take CSV where it is offered.',
  IMPORT_REFERENCE_UNKNOWN:
    '{registre, select, clients {No client has the name or code {valeur, select, none {given} other {“{valeur}”}}. Import the clients first.} sites {This client has no site {valeur, select, none {of that name} other {“{valeur}”}}. Import the sites first.} users {No account has the address or username {valeur, select, none {given} other {“{valeur}”}}. Open that account first.} competences {No skill is called {valeur, select, none {that} other {“{valeur}”}}. Import the skills first.} habilitations {No kind of certification is called {valeur, select, none {that} other {“{valeur}”}}.} equipements {No equipment is called {valeur, select, none {that} other {“{valeur}”}} on this site, nor in this file. Give its code, or its path like “Line 1 / Press 4”.} other {{valeur, select, none {This value} other {“{valeur}”}} means nothing known.}}',
  IMPORT_CLIENT_MISSING: 'This row does not say which client it is about: add a “Client” column, or choose one client for the whole file.',
  IMPORT_ROW_DUPLICATE:
    'The same record is already described on {ligne, select, none {an earlier row} other {row {ligne}}}: keep only one of the two.',
  IMPORT_PARENT_REFUSED:
    'The equipment this one is part of is refused on {ligne, select, none {another row} other {row {ligne}}}: correct that one first.',
  IMPORT_CYCLE:
    'These equipments would be part of one another, in a circle{chemin, select, none {} other {: {chemin}}}. Correct the parent column.',
};
