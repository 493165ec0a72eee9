/** What imports and exports refuse. */
export const importErrors = {
  IMPORT_FILE_UNREADABLE:
    '{raison, select, vide {Ce fichier est vide.} sans_lignes {Ce fichier n’a que ses titres, et aucune ligne.} binaire {Ce fichier n’est ni un texte ni un classeur.} titres {La première ligne de ce fichier n’est pas une ligne de titres lisible.} abime {Ce classeur est abîmé : ouvrez-le et enregistrez-le de nouveau.} bombe {Ce classeur deviendrait bien trop grand une fois ouvert : il n’a pas été lu. Gardez la seule feuille utile et supprimez ce qui est vide.} protege {Ce fichier est protégé par un mot de passe : enlevez-le avant d’importer.} macros {Ce classeur contient des macros : enregistrez-le sans elles, en .xlsx.} autre_tableur {Ce format de tableur n’est pas lu ici (.xls, .xlsb, .ods).} pas_tableau {Ce document n’est pas un tableau.} feuille {Ce classeur n’a pas de feuille visible {feuille, select, none {de ce nom} other {« {feuille} »}}.} other {Ce fichier n’est pas lisible.}} Un fichier CSV ou XLSX convient, avec une ligne de titres.',
  IMPORT_FILE_TOO_LARGE: 'Ce fichier dépasse 20 Mo. Coupez-le en plusieurs fichiers.',
  IMPORT_TOO_MANY_ROWS:
    'Ce fichier a {max, select, none {trop de lignes} other {plus de {max, number} lignes}}. Coupez-le en plusieurs fichiers.',
  IMPORT_MAPPING_INVALID:
    '{raison, select, obligatoire {Il manque une colonne : {champs, select, none {l’équipement et le titre sont obligatoires} other {il faut au moins l’une de celles-ci : {champs}}}.} champ {« {valeur} » n’est pas un champ de ce registre.} client {Choisissez le client des équipements à créer.} code {« {valeur} » n’est pas un code possible ({codes}).} devise {« {valeur} » n’est pas le code d’une monnaie.} other {La correspondance des colonnes n’est pas valable. Chaque champ prend une colonne du fichier.}}',
  IMPORT_HAS_ERRORS:
    'Le fichier contient des erreurs : rien n’a été écrit. Corrigez les lignes signalées, ou demandez d’importer seulement les bonnes.',
  IMPORT_COLUMN_MISSING: 'Le fichier n’a pas de colonne {colonne, select, none {demandée} other {« {colonne} »}}.',
  IMPORT_COLUMN_DUPLICATE:
    'Deux colonnes du fichier ont le même titre{colonne, select, none {} other {, « {colonne} »}}. Renommez l’une d’elles.',
  IMPORT_VALUE_INVALID:
    '{valeur, select, none {Cette valeur} other {« {valeur} »}} {attendu, select, date_iso {n’est pas une date année-mois-jour, comme 2026-03-31} date_jma {n’est pas une date jour/mois/année, comme 31/03/2026} date_mja {n’est pas une date mois/jour/année, comme 03/31/2026} date_possible {est une date à venir ou trop ancienne} montant {n’est pas un montant} montant_clair {peut se lire de deux façons : écrivez ce montant avec deux décimales} montant_positif {est un montant négatif} montant_borne {est un montant trop grand} formule {est une formule de tableur : enregistrez le fichier avec les valeurs} illisible {contient un caractère nul} notation {a perdu des chiffres dans le tableur : mettez la colonne au format Texte et saisissez-la de nouveau} erreur_tableur {est une erreur de calcul du tableur : corrigez la cellule} nombre {n’est pas un nombre} nombre_borne {n’est pas dans les bornes{min, select, none {} other { : {min} au moins}}{max, select, none {} other { : {max} au plus}}} entier {n’est pas une valeur possible ici} oui_non {ne se lit ni comme oui ni comme non} email {n’est pas une adresse e-mail, comme nom@exemple.ma} habilitations {ne se lit pas : écrivez chaque habilitation avec sa date d’obtention et, s’il y en a une, celle d’expiration, comme ELEC 2024-01-10 → 2027-01-09} horaires {ne se lit pas : écrivez les jours puis les heures, comme lun-ven 08:00-12:00, 14:00-18:00 ; sam 08:00-12:00} champs {ne se lit pas : séparez les champs par des points-virgules, comme Puissance [kW] : nombre ; Fluide : choix (Eau, Huile)} competences {ne se lit pas : écrivez chaque compétence avec son niveau de 1 à 4, comme ELEC 3 ; FROID 2} code_unique {désigne plusieurs fiches : donnez un code, ou choisissez le client} code {n’a pas de sens connu : dites lequel de ces codes c’est ({codes})} other {n’est pas une valeur connue}}.',
  IMPORT_VALUE_TOO_LONG:
    'Cette valeur est trop longue{max, select, none {} other { : {max, plural, one {# caractère} many {# de caractères} other {# caractères}} au plus}}.',
  IMPORT_VALUE_REQUIRED: 'Cette valeur est obligatoire et manque.',
  IMPORT_ROW_SHAPE:
    '{raison, select, guillemet {Un guillemet ouvert sur cette ligne n’est pas refermé.} other {Cette ligne n’a pas le même nombre de colonnes que les titres{cellules, select, none {} other { : {cellules} au lieu de {colonnes}}}.}}',
  IMPORT_ROW_MENDED: 'Une virgule sans guillemets coupait cette valeur : elle a été recollée.',
  IMPORT_COST_LEFT_OUT: 'Ce coût est négatif : l’intervention est importée sans coût.',
  IMPORT_EQUIPEMENT_UNKNOWN:
    'Aucun équipement ne porte le code {valeur, select, none {donné} other {« {valeur} »}}. Créez-le, ou demandez de créer les équipements inconnus.',
  EXPORT_TOO_MANY_ROWS:
    'La liste a plus de lignes que ce fichier n’en tient{max, select, none {} other { ({max, number} au plus)}}. Filtrez-la, ou choisissez le CSV s’il est proposé.',
  IMPORT_REFERENCE_UNKNOWN:
    '{registre, select, clients {Aucun client ne s’appelle {valeur, select, none {ainsi} other {« {valeur} »}}, ni ne porte ce code. Importez d’abord les clients.} sites {Ce client n’a pas de site {valeur, select, none {de ce nom} other {« {valeur} »}}. Importez d’abord les sites.} users {Aucun compte n’a l’adresse ou l’identifiant {valeur, select, none {donné} other {« {valeur} »}}. Ouvrez d’abord ce compte.} competences {Aucune compétence ne s’appelle {valeur, select, none {ainsi} other {« {valeur} »}}. Importez d’abord les compétences.} habilitations {Aucun type d’habilitation ne s’appelle {valeur, select, none {ainsi} other {« {valeur} »}}.} equipements {Aucun équipement ne s’appelle {valeur, select, none {ainsi} other {« {valeur} »}} sur ce site, ni dans ce fichier. Donnez son code, ou son chemin comme « Ligne 1 / Presse 4 ».} other {{valeur, select, none {Cette valeur} other {« {valeur} »}} ne désigne rien de connu.}}',
  IMPORT_CLIENT_MISSING:
    'Cette ligne ne dit pas de quel client il s’agit : ajoutez une colonne « Client », ou choisissez un client pour tout le fichier.',
  IMPORT_ROW_DUPLICATE:
    'La même fiche est déjà décrite à la ligne {ligne, select, none {précédente} other {{ligne}}} : gardez une seule des deux lignes.',
  IMPORT_PARENT_REFUSED:
    'L’équipement dont celui-ci fait partie est refusé à la ligne {ligne, select, none {indiquée} other {{ligne}}} : corrigez-la d’abord.',
  IMPORT_CYCLE:
    'Ces équipements feraient partie l’un de l’autre, en rond{chemin, select, none {} other { : {chemin}}}. Corrigez la colonne du parent.',
} as const;
