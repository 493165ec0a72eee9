import { importErrors } from './import-errors.ts';

/** One sentence per code of the catalogue. A detail that may be absent is written `{x, select, none {} other {…}}`. */
export const errors = {
  ...importErrors,
  REQUEST_INVALID:
    '{field, select, none {La demande est incomplète ou mal formée. Vérifiez les champs signalés.} other {Le champ « {field} » n’est pas valable. Corrigez-le, puis recommencez.}}',
  REQUEST_MALFORMED: 'Cet envoi n’a pas pu être lu : ce n’est pas du JSON correct.',
  REQUEST_METHOD: 'Cette adresse existe, mais pas avec cette méthode. L’en-tête Allow donne celles qu’elle accepte.',
  REQUEST_TOO_LARGE: 'L’envoi est trop gros. Réduisez-le, puis recommencez.',
  REQUEST_UNSUPPORTED_TYPE: 'Ce format d’envoi n’est pas accepté. Envoyez du JSON ou un formulaire.',
  ROUTE_NOT_FOUND: 'Cette adresse n’existe pas.',
  INTERNAL:
    'Une erreur est survenue de notre côté. Rien n’a été enregistré. Réessayez ; si cela se répète, donnez le numéro de la demande à votre administrateur.',
  AUTH_REQUIRED: 'Connectez-vous pour continuer.',
  AUTH_INVALID_CREDENTIALS: 'Identifiant ou mot de passe incorrect.',
  AUTH_LOCKED:
    'Trop d’essais manqués. Réessayez dans {minutes, select, none {quelques minutes} other {{minutes, plural, one {# minute} many {# de minutes} other {# minutes}}}}, ou demandez un nouveau mot de passe à votre administrateur.',
  AUTH_SESSION_ENDED: 'Votre session est terminée. Connectez-vous à nouveau.',
  AUTH_TOKEN_REUSED:
    'Par sécurité, votre session a été fermée : son jeton a servi deux fois. Connectez-vous à nouveau et, si ce n’était pas vous, changez votre mot de passe.',
  AUTH_CSRF: 'Cette demande ne vient pas de l’application et a été refusée. Rechargez la page, puis recommencez.',
  AUTH_WRONG_PASSWORD: 'Ce mot de passe n’est pas le bon.',
  AUTH_CONFIRMATION_REQUIRED: 'Cette action est sensible : confirmez-la avec votre mot de passe, puis recommencez.',
  AUTH_CODE_REQUIRED: 'Ce compte demande aussi un code. Donnez les six chiffres de votre application, ou un code de secours.',
  AUTH_CODE_INVALID: 'Ce code n’est pas valable ou a déjà servi. Attendez le suivant, ou donnez un code de secours.',
  AUTH_ENROLMENT_REQUIRED: 'Votre rôle demande un second facteur. Activez-le d’abord.',
  AUTH_LINK_INVALID: 'Ce lien n’est pas valable ou a été retiré. Demandez-en un nouveau.',
  AUTH_LINK_EXPIRED: 'Ce lien a expiré. Demandez-en un nouveau.',
  AUTH_LINK_USED: 'Ce lien a déjà servi. Connectez-vous, ou demandez-en un nouveau.',
  SECOND_FACTEUR_CODE_INVALID:
    'Ce code n’est pas le bon. Donnez les six chiffres que l’application montre en ce moment ; vérifiez aussi l’heure de votre téléphone.',
  SECOND_FACTEUR_ACTIVE: 'Le second facteur est déjà actif.',
  SECOND_FACTEUR_INACTIVE: 'Aucun second facteur n’est actif sur ce compte.',
  SECOND_FACTEUR_REQUIRED_BY_ROLE: 'Votre rôle demande un second facteur : il ne peut pas être retiré.',
  USER_ALREADY_JOINED: 'Cette personne a déjà rejoint le logiciel. Envoyez-lui plutôt un lien pour un nouveau mot de passe.',
  USER_NOT_JOINED: 'Cette personne n’a pas encore de mot de passe. Envoyez-lui plutôt son invitation.',
  USER_INACTIVE: 'Ce compte est désactivé. Réactivez-le d’abord.',
  USER_NOT_INVITED: 'Aucune invitation n’est en cours pour ce compte.',
  PERMISSION_DENIED: 'Votre compte ne permet pas cette action.',
  COMMAND_REUSED: 'Cette action a déjà été envoyée avec un autre contenu. Rechargez la page, puis recommencez.',
  PHONE_INVALID:
    'Ce n’est pas un numéro de téléphone{raison, select, texte { : il y faut des chiffres seulement} longueur { : il n’a pas le bon nombre de chiffres ({chiffres})} pays { : ce pays n’a pas cet indicatif} poste { : écrivez le poste dans les notes, pas dans le numéro} other {}}. Écrivez par exemple 0522 47 18 30, ou +33 6 12 34 56 78 pour l’étranger.',
  RECORD_NOT_FOUND: 'Cette fiche n’existe pas.',
  RECORD_VERSION_CONFLICT: 'Cette fiche a été modifiée entre-temps. Rechargez-la, puis refaites votre changement.',
  SILENCE_INCOMPLETE: 'Donnez les deux heures du silence, différentes l’une de l’autre, ou aucune.',
  RAPPEL_HEURES_TWICE:
    'Deux rappels sont prévus {heures, select, none {à la même heure} other {{heures} h avant l’échéance}}. Gardez-en un, ou changez l’autre.',
  ESCALADE_HEURES_TWICE:
    'Deux escalades sont prévues {heures, select, none {à la même heure} other {{heures} h après l’échéance}}. Gardez-en une et choisissez le groupe le plus large, ou changez l’autre.',
  TRAVAIL_NOT_FOUND: 'Cette tâche n’est plus dans la file : elle s’est terminée, ou quelqu’un l’a annulée. Actualisez la page.',
  TRAVAIL_RUNNING: 'Cette tâche est en cours : attendez qu’elle se termine, elle ne peut plus être ni relancée ni annulée.',
  TRAVAIL_DUE: 'Cette tâche est déjà à exécuter : elle part dès qu’un processus a une place.',
  TACHE_NOT_SCHEDULED: 'Cette tâche ne se lance pas d’elle-même : elle naît d’un événement, et ne s’exécute pas à la demande.',
  TACHE_RUNNING: 'Cette tâche est déjà en cours : attendez qu’elle se termine avant de l’exécuter à nouveau.',
  ENVOI_NOT_FOUND: 'Cet envoi n’existe pas.',
  ENVOI_NON_RELANCABLE: 'Seul un envoi qui a échoué peut être relancé : choisissez-en un dans cet état.',
  ENVOI_NON_ANNULABLE: 'Cet envoi est déjà parti ou déjà abandonné : il n’y a plus rien à abandonner.',
  ENVOI_EN_COURS: 'Cet envoi est en train de partir : réessayez dans une minute.',
  ADRESSE_NON_REJETEE: 'Cette adresse n’est pas refusée : les e-mails y partent déjà.',
  APPAREIL_NOT_FOUND: 'Cet appareil n’est pas parmi les vôtres.',
  SESSION_NOT_FOUND: 'Cette session n’existe pas ou est déjà fermée.',
  USER_NOT_FOUND: 'Ce compte n’existe pas.',
  USER_EMAIL_TAKEN: 'Cette adresse e-mail est déjà celle d’un autre compte. Donnez-en une autre.',
  USER_USERNAME_TAKEN: 'Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.',
  USER_CLIENT_REQUIRED: 'Un compte client appartient à une société. Choisissez laquelle.',
  USER_SELF_DEACTIVATION: 'Vous ne pouvez pas désactiver votre propre compte. Demandez à un autre administrateur.',
  USER_LAST_ADMIN: 'C’est le dernier administrateur. Donnez d’abord ce rôle à un autre compte.',
  CLIENT_NOT_FOUND: 'Ce client n’existe pas.',
  CLIENT_CODE_TAKEN: 'Ce code est déjà celui d’un autre client. Donnez-en un autre.',
  CLIENT_ICE_TAKEN:
    'Cet ICE est déjà celui d’un autre client{client, select, none {} other { : {client}}}. Vérifiez-le, ou reprenez la fiche de ce client.',
  CLIENT_ICE_CONTROL:
    'Cet ICE a bien 15 chiffres, mais sa clé de contrôle (les deux derniers) ne correspond pas aux autres. Recopiez-le depuis une facture ou l’attestation ICE.',
  CLIENT_IDENTIFIER_NOT_DIGITS:
    '{identifiant, select, ice {L’ICE} identifiant_fiscal {L’identifiant fiscal (IF)} rc {Le numéro de registre du commerce (RC)} taxe_professionnelle {Le numéro de taxe professionnelle (TP)} cnss {Le numéro d’affiliation à la CNSS} other {Cet identifiant}} ne s’écrit qu’avec des chiffres. Retirez les lettres et les signes.',
  CLIENT_IDENTIFIER_LENGTH:
    '{identifiant, select, ice {L’ICE} identifiant_fiscal {L’identifiant fiscal (IF)} rc {Le numéro de registre du commerce (RC)} taxe_professionnelle {Le numéro de taxe professionnelle (TP)} cnss {Le numéro d’affiliation à la CNSS} other {Cet identifiant}} {max, select, none {n’a pas le bon nombre de chiffres} other {compte {borne, select, max {au plus } other {}}{max, plural, one {# chiffre} many {# de chiffres} other {# chiffres}}}}{chiffres, select, none {} other { ; vous en avez saisi {chiffres}}}.',
  CLIENT_RC_TRIBUNAL_REQUIRED: 'Un numéro de registre du commerce ne vaut que pour un tribunal. Donnez la ville du tribunal.',
  SITE_NOT_FOUND: 'Ce site n’existe pas.',
  SITE_CODE_TAKEN: 'Ce code est déjà celui d’un autre site du client. Donnez-en un autre.',
  SITE_NOM_TAKEN: 'Un site de ce client porte déjà ce nom. Donnez-en un autre.',
  SITE_IN_USE:
    'Ce site a déjà servi{equipements, select, none {} other { : {equipements, plural, =0 {aucun équipement} one {# équipement} many {# d’équipements} other {# équipements}}, {contacts, plural, =0 {aucun contact} one {# contact} many {# de contacts} other {# contacts}}}}. Désactivez-le plutôt : son historique reste.',
  SITE_LAST: 'C’est le dernier site en service de ce client. Ajoutez ou réactivez-en un autre d’abord.',
  SITE_INACTIVE:
    '{site, select, none {Ce site} other {Le site « {site} »}} n’est plus en service : rien de nouveau ne s’y ouvre. Choisissez un site en service, ou remettez celui-ci en service.',
  SITE_COORDINATES_PAIR: 'Donnez la latitude et la longitude ensemble, par exemple 33.57, -7.58, ou aucune des deux.',
  SITE_COORDINATES_SWAPPED:
    'La latitude et la longitude semblent inversées{latitude, select, none {} other { : écrivez latitude {latitude}, longitude {longitude}}}.',
  SITE_HORAIRES_INVALID:
    '{raison, select, vide {Une plage d’ouverture{jour, select, none {} lundi { du lundi} mardi { du mardi} mercredi { du mercredi} jeudi { du jeudi} vendredi { du vendredi} samedi { du samedi} dimanche { du dimanche} other {}} a la même heure de début et de fin.} other {Deux plages d’ouverture se chevauchent{jour, select, none {} lundi { le lundi} mardi { le mardi} mercredi { le mercredi} jeudi { le jeudi} vendredi { le vendredi} samedi { le samedi} dimanche { le dimanche} other {}}.}} Corrigez les heures.',
  CONTACT_NOT_FOUND: 'Ce contact n’existe pas.',
  TECHNICIEN_NOT_FOUND: 'Ce technicien n’existe pas.',
  TECHNICIEN_INACTIVE: 'Ce technicien n’est plus en activité. Choisissez-en un autre.',
  TECHNICIEN_ABSENT:
    '{technicien, select, none {Ce technicien} other {{technicien}}} est absent{debut, select, none {} other { à partir de {jour} {debut}}}. Choisissez-en un autre, ou dites pourquoi vous passez outre.',
  TECHNICIEN_HORS_HORAIRES:
    '{technicien, select, none {Ce technicien} other {{technicien}}} ne travaille pas{debut, select, none { à cette heure} other { {jour} de {debut} à {fin}}}. Choisissez une heure de son horaire, un technicien d’astreinte, ou dites pourquoi vous passez outre.',
  TECHNICIEN_HABILITATION_EXPIREE:
    '{habilitation, select, none {Une habilitation} other {L’habilitation « {habilitation} »}} {technicien, select, none {du technicien} other {de {technicien}}} est expirée à cette date{date_expiration, select, none {} other { (fin le {date_expiration})}}. Renouvelez-la, choisissez un autre technicien, ou dites pourquoi vous passez outre.',
  TECHNICIEN_DISPONIBILITE_DERIVED:
    'La disponibilité ne se saisit pas : elle suit les horaires, les absences et les interventions prévues. Enregistrez une absence.',
  TECHNICIEN_BASE_INCOMPLETE: 'Une position a une latitude et une longitude. Donnez les deux, ou aucune.',
  HORAIRES_EMPTY_RANGE:
    'Une plage de travail commence et finit à la même heure{heure, select, none {} other { ({heure})}}. Donnez une fin différente du début.',
  HORAIRES_OVERLAP:
    'Deux plages de travail se chevauchent{autre_debut, select, none {} other { : {autre_debut}–{autre_fin} et {debut}–{fin}}}. Chaque plage doit commencer quand la précédente est finie.',
  PERIOD_INVALID: 'La période finit avant de commencer. Donnez une fin après le début.',
  PERIOD_REQUIRED: 'Donnez le début et la fin : soit deux jours entiers, soit deux dates avec leur heure.',
  PERIOD_TOO_LONG: 'Cette période est trop longue{jours, select, none {} other { : {jours} jours au plus}}. Raccourcissez-la.',
  ASTREINTE_NOT_FOUND: 'Cette astreinte n’existe pas.',
  ASTREINTE_OVERLAP:
    'Ce technicien est déjà d’astreinte sur une partie de cette période{debut, select, none {} other { (à partir de {jour} {debut})}}. Choisissez une autre période, ou retirez d’abord l’autre.',
  ABSENCE_NOT_FOUND: 'Cette absence n’existe pas.',
  ABSENCE_OVERLAP:
    'Une autre absence est déjà {statut, select, demandee {demandée pour} other {prévue pour}} une partie de cette période{debut, select, none {} other { (à partir de {jour} {debut})}}. Changez les dates, ou annulez d’abord l’autre.',
  ABSENCE_DECIDED:
    'Cette absence {statut, select, approuvee {est déjà approuvée} refusee {est déjà refusée} annulee {est annulée} other {a déjà reçu une réponse}}. Rechargez la page pour voir ce qui est encore possible.',
  ABSENCE_REASON_REQUIRED: 'Dites pourquoi l’absence est refusée : le technicien le lira.',
  COMPETENCE_INACTIVE:
    '{competence, select, none {Cette compétence} other {La compétence « {competence} »}} n’est plus proposée. Réactivez-la d’abord, ou choisissez-en une autre.',
  HABILITATION_NOT_FOUND: 'Cette habilitation n’existe pas.',
  HABILITATION_TYPE_NOT_FOUND: 'Ce type d’habilitation n’existe pas. Choisissez-en un dans le catalogue.',
  HABILITATION_TYPE_INACTIVE:
    '{habilitation, select, none {Ce type d’habilitation} other {Le type « {habilitation} »}} n’est plus proposé. Réactivez-le d’abord, ou choisissez-en un autre.',
  HABILITATION_TYPE_CODE_TAKEN: 'Ce code est déjà celui d’un autre type d’habilitation. Donnez-en un autre.',
  HABILITATION_ENDS_BEFORE:
    'L’habilitation finirait avant d’avoir été obtenue{date_obtention, select, none {} other { (le {date_obtention})}}. Donnez une date de fin à partir de ce jour.',
  HABILITATION_OVERLAP:
    'Ce technicien a déjà cette habilitation sur une partie de la période{date_obtention, select, none {} other { : depuis le {date_obtention}{date_expiration, select, none {, sans fin} other { jusqu’au {date_expiration}}}}}. Renouvelez-la, ou donnez des dates qui ne se chevauchent pas.',
  CALENDRIER_NOT_FOUND: 'Ce calendrier n’existe pas.',
  CALENDRIER_NOM_TAKEN: 'Un calendrier porte déjà ce nom. Donnez-en un autre.',
  CALENDRIER_INACTIVE:
    '{calendrier, select, none {Ce calendrier} other {Le calendrier « {calendrier} »}} n’est plus proposé. Réactivez-le d’abord, ou choisissez-en un autre.',
  CALENDRIER_IS_DEFAUT: 'Ce calendrier est celui de l’entreprise. Donnez d’abord ce rôle à un autre calendrier.',
  CALENDRIER_IN_USE:
    'Ce calendrier est encore celui de {clients, select, none {clients} other {{clients, plural, one {# client} many {# de clients} other {# clients}}}}. Donnez-leur d’abord un autre calendrier.',
  CALENDRIER_NEVER_OPEN: 'Ce calendrier ne serait jamais ouvert : donnez au moins une plage d’heures qui ne tombe pas dans la pause.',
  CALENDRIER_PAUSE_INVALID: 'La pause doit finir après son début, le même jour. Par exemple de 12:30 à 14:00.',
  CALENDRIER_FERMETURE_INVALID: 'La fermeture finit avant son début. Donnez un dernier jour égal ou postérieur au premier.',
  JOUR_FERIE_NOT_FOUND: 'Ce jour férié n’existe pas.',
  JOUR_FERIE_NOT_LUNAR: 'La date de ce jour férié ne dépend pas de la lune : il n’y a rien à confirmer.',
  JOUR_FERIE_OFFICIAL: 'Ce jour férié est dans la liste officielle : seule sa durée, ou la date à laquelle il cesse, se modifie.',
  JOUR_FERIE_TOO_FAR:
    'Cette date est à plus de cinq jours de la date estimée{date, select, none {} other { ({date})}}. Vérifiez l’année et le mois.',
  JOUR_FERIE_ENDS_BEFORE:
    'Ce jour férié cesserait avant d’avoir commencé{date, select, none {} other { (le {date})}}. Donnez une date à partir de ce jour.',
  TECHNICIEN_USER_INVALID: 'Ce compte ne peut pas devenir technicien : il lui faut le rôle technicien, être actif et ne pas l’être déjà.',
  TECHNICIEN_MATRICULE_TAKEN: 'Ce matricule est déjà celui d’un autre technicien. Donnez-en un autre.',
  COMPETENCE_NOT_FOUND: 'Cette compétence n’existe pas.',
  COMPETENCE_CODE_TAKEN: 'Ce code est déjà celui d’une autre compétence. Donnez-en un autre.',
  EQUIPEMENT_NOT_FOUND: 'Cet équipement n’existe pas.',
  EQUIPEMENT_CODE_TAKEN: 'Ce code est déjà celui d’un autre équipement. Donnez-en un autre.',
  EQUIPEMENT_RETIRED: 'Cet équipement est retiré du service. Choisissez un équipement en service.',
  EQUIPEMENT_IN_USE: 'Cet équipement a encore des interventions ouvertes. Terminez-les ou annulez-les avant de le retirer.',
  EQUIPEMENT_NOM_TAKEN:
    'Un équipement de ce site porte déjà {nom, select, none {ce nom} other {le nom « {nom} »}}{code, select, none {} other { ({code})}}. Donnez un nom plus précis, par exemple avec celui de sa machine.',
  EQUIPEMENT_CYCLE:
    '{equipement, select, none {Un équipement} other {« {equipement} »}} ne peut pas être placé sous {parent, select, none {lui-même ni sous ce qu’il contient} other {« {parent} », qui en fait partie}}. Choisissez un emplacement hors de sa branche.',
  EQUIPEMENT_OTHER_CLIENT:
    '{equipement, select, none {Cet équipement} other {« {equipement} »}} est celui d’un autre client. Choisissez un équipement du même client.',
  EQUIPEMENT_PARENT_SITE:
    '{equipement, select, none {Cet équipement} other {« {equipement} »}} est sur un autre site. Choisissez un équipement du site donné, ou ne donnez pas de site.',
  EQUIPEMENT_TOO_DEEP: 'L’arbre aurait plus de 100 niveaux. Choisissez un emplacement moins profond.',
  EQUIPEMENT_HAS_CHILDREN:
    'Cet équipement contient encore {equipements, select, none {des équipements} other {{equipements, plural, one {# équipement} many {# d’équipements} other {# équipements}}}} en service. Déplacez-les, ou retirez toute la branche.',
  EQUIPEMENT_GARANTIE_INVALID:
    'La fin de garantie vient avant la mise en service{date_mise_en_service, select, none {} other { ({date_mise_en_service})}}. Donnez une date égale ou postérieure.',
  EQUIPEMENT_CHAMP_INVALID:
    '{champ, select, none {Ce champ} other {« {champ} »}} {raison, select, inconnu {n’est pas un champ de ce type d’équipement} archive {n’est plus demandé : sa valeur se lit et ne se modifie plus} texte {attend un texte} nombre {attend un nombre} date {attend une date année-mois-jour, comme 2026-03-31} choix {attend une de ces valeurs : {choix}} min {doit être au moins {borne, number} {unite}} max {doit être au plus {borne, number} {unite}} requis {est obligatoire : remplissez-le} other {n’a pas une valeur possible}}.',
  TYPE_EQUIPEMENT_NOT_FOUND: 'Ce type d’équipement n’existe pas.',
  TYPE_EQUIPEMENT_NOM_TAKEN: 'Un type d’équipement porte déjà ce nom. Donnez-en un autre.',
  TYPE_EQUIPEMENT_CHAMP_INVALID:
    'Le champ {champ, select, none {} other {« {champ} »}} {raison, select, double {est là deux fois : donnez à chacun son nom} genre {garde le genre qu’il a : archivez-le et ajoutez-en un autre} sans_choix {n’a pas de choix : ajoutez-en au moins un} choix_double {a deux fois le même choix} bornes {a un minimum plus grand que son maximum} other {n’est pas valable}}.',
  COMPTEUR_NOT_FOUND: 'Ce compteur n’existe pas.',
  COMPTEUR_NOM_TAKEN: 'Un compteur de cet équipement porte déjà ce nom. Donnez-en un autre.',
  COMPTEUR_INACTIVE: 'Ce compteur n’est plus relevé. Choisissez un compteur en usage.',
  RELEVE_NOT_FOUND: 'Ce relevé n’existe pas.',
  RELEVE_DESCEND:
    'Le compteur ne peut pas descendre{precedent, select, none {} other { : {valeur, number} vient après {precedent, number}}}. Vérifiez la valeur, ou notez un changement de compteur.',
  RELEVE_DEPASSE:
    'Cette valeur dépasse un relevé plus récent{suivant, select, none {} other { : {valeur, number} vient avant {suivant, number}}}. Vérifiez la valeur et la date.',
  RELEVE_DATE_FUTURE: 'Ce relevé est daté de l’avenir. Donnez le moment où le compteur a été lu.',
  RELEVE_DATE_TAKEN: 'Ce compteur a déjà un relevé à cet instant. Donnez un autre moment, ou annulez l’autre relevé.',
  RELEVE_CHANGEMENT_INVALID:
    '{raison, select, jauge {Une jauge monte et descend : notez simplement sa valeur.} manque {Donnez la dernière valeur de l’ancien compteur.} other {La dernière valeur de l’ancien compteur ne se donne qu’à un changement de compteur.}}',
  RELEVE_NEEDED:
    'Sans ce changement de compteur, les relevés descendraient{precedent, select, none {} other { de {precedent, number} à {suivant, number}}}. Annulez d’abord les relevés qui le suivent.',
  ARRET_NOT_FOUND: 'Cet arrêt n’existe pas.',
  ARRET_OVERLAP:
    'Cet équipement était déjà à l’arrêt{du, select, none {} other { : {du} – {au, select, none {maintenant} other {{au}}}}}. Changez les heures, ou corrigez l’autre arrêt.',
  ARRET_DATES_INVALID:
    '{raison, select, debut_futur {Le début est dans l’avenir : donnez le moment où l’arrêt a commencé.} fin_future {La fin est dans l’avenir : laissez-la vide tant que l’arrêt dure.} other {La fin doit venir après le début.}}',
  INTERVENTION_NOT_FOUND: 'Cette intervention n’existe pas.',
  INTERVENTION_VERSION_CONFLICT:
    'Cette intervention a changé entre-temps{acteur, select, none {} other {, par {acteur}}}. Regardez son nouvel état, puis recommencez si c’est encore utile.',
  INTERVENTION_TRANSITION_REFUSED:
    'Cette étape n’est pas possible{statut, select, none {} ouverte { : l’intervention est ouverte} affectee { : l’intervention est affectée} en_cours { : l’intervention est en cours} en_attente { : l’intervention est en attente} terminee { : l’intervention est terminée} cloturee { : l’intervention est clôturée} archivee { : l’intervention est archivée} annulee { : l’intervention est annulée} other {}}. Regardez les actions proposées sur sa fiche.',
  INTERVENTION_NOT_ASSIGNED_TO_YOU: 'Cette intervention n’est pas à vous. Demandez à votre responsable de vous l’affecter.',
  INTERVENTION_REASON_REQUIRED: 'Écrivez le motif : il sera gardé dans l’historique.',
  INTERVENTION_REPORT_REQUIRED: 'Écrivez ce qui a été fait : le compte rendu est obligatoire pour terminer.',
  INTERVENTION_TIME_REQUIRED: 'Ajoutez au moins un temps passé pour terminer.',
  INTERVENTION_SIGNATURE_REQUIRED: 'Faites signer le client, ou dites pourquoi il n’a pas signé.',
  INTERVENTION_TIMES_NOT_VALIDATED: 'Validez les temps passés avant de clôturer.',
  INTERVENTION_READ_ONLY: 'Cette intervention est archivée ou fermée : elle ne se modifie plus.',
  INTERVENTION_MOVE_REFUSED:
    'Cette intervention ne se déplace pas dans son état : seule une intervention affectée et non commencée change de créneau ; en attente, elle garde son technicien.',
  INTERVENTION_SLOT_INVALID: 'Le créneau n’est pas valable : la fin doit venir après le début, et tous deux sont à donner ensemble.',
  INTERVENTION_SLOT_TAKEN:
    '{technicien, select, none {Le technicien} other {{technicien}}} est déjà pris {debut, select, none {sur ce créneau} other {{jour} de {debut} à {fin}}}{reference, select, none {} other { ({reference})}}. Choisissez une autre heure ou un autre technicien, ou dites pourquoi vous passez outre.',
  INTERVENTION_DEADLINE_PAST: 'La date limite est déjà passée. Donnez une date à venir.',
  PLAN_NOT_FOUND: 'Ce plan préventif n’existe pas.',
  PLAN_RETIRED: 'Ce plan est retiré : il ne change plus. Créez-en un nouveau pour cet équipement.',
  PLAN_SUSPENDED: 'Ce plan est suspendu : il ne crée rien. Reprenez-le d’abord.',
  PLAN_DATE_RULE_REQUIRED: 'Dites tous les combien de jours, semaines, mois ou années ce plan revient.',
  PLAN_FIRST_DATE_REQUIRED: 'Donnez la première date du plan : le calendrier est compté à partir d’elle.',
  PLAN_POSITION_INVALID: 'Le jour du mois ne se choisit que pour un rythme en mois ou en années.',
  PLAN_METER_REQUIRED: 'Choisissez le compteur qui déclenche ce plan.',
  PLAN_METER_RULE_REQUIRED: 'Dites ce que le compteur doit atteindre : un pas, ou un seuil.',
  PLAN_METER_FOREIGN: 'Ce compteur est celui d’un autre équipement. Choisissez un compteur de l’équipement du plan.',
  PLAN_METER_KIND: 'Un pas se compte sur un compteur cumulatif (heures, cycles). Pour une jauge, donnez un seuil.',
  PLAN_COMBINATION_REQUIRED: 'Date et compteur : dites si le premier des deux suffit, ou s’il faut les deux.',
  PLAN_OCCURRENCE_OPEN: 'Une intervention de ce plan est déjà ouverte. Terminez-la d’abord, ou autorisez le plan à en empiler plusieurs.',
  PLAN_FIRST_DATE_FAR:
    'La première date est trop loin. Donnez-en une entre {du, select, none {dix ans en arrière} other {le {du}}} et {au, select, none {cinq ans en avant} other {le {au}}}.',
  PLAN_LEAD_TOO_LONG:
    'L’intervention serait créée avant que la précédente soit due. Donnez{max, select, none { moins de jours d’avance} other { {max} jours d’avance au plus}}.',
  PLAN_TOLERANCE_TOO_WIDE:
    'Les tolérances avant et après se chevauchent d’une échéance à l’autre. Leur somme ne doit pas dépasser{max, select, none { l’intervalle} other { {max} jours}}.',
  PLAN_NOT_SUSPENDED: 'Ce plan n’est pas suspendu : il n’y a rien à reprendre.',
  PLAN_NOTHING_TO_GENERATE: 'Ce plan n’a aucune échéance à venir : il n’y a rien à générer.',
  PLAN_DATE_NOT_PLANNED: 'Ce plan n’a pas d’échéance prévue par date : c’est le compteur qui décide.',
  ECHEANCE_DATE_PAST: 'Cette date est passée. Donnez aujourd’hui ou une date à venir.',
  ECHEANCE_DATE_BESIDE:
    'Cette échéance passerait {avant, select, none {devant} other {avant celle du {avant}}}{apres, select, none {} other { ou après celle du {apres}}}. Choisissez une date entre ses voisines.',
  ECHEANCE_NOT_FOUND: 'Cette échéance n’existe pas.',
  ECHEANCE_DECIDED: 'Cette échéance est déjà traitée. Seule une échéance prévue peut être sautée ou déplacée.',
  ABONNEMENT_NOT_FOUND: 'Cette adresse de calendrier n’existe pas ou n’est plus active.',
  ABONNEMENT_SUJET_INVALID: 'Un abonnement est celui d’un technicien ou celui d’un client : nommez l’un des deux.',
  FLUX_NOT_FOUND: 'Cette adresse de calendrier n’existe pas ou n’est plus active.',
  FLUX_LIMIT: 'Ce calendrier est lu trop souvent. Réessayez dans quelques minutes.',
  DEMANDE_NOT_FOUND: 'Cette demande n’existe pas.',
  DEMANDE_DECIDED:
    'Une décision a déjà été prise{statut, select, none {} acceptee { : la demande est acceptée} refusee { : la demande est refusée} doublon { : la demande est un doublon} annulee { : son auteur l’a annulée} other {}}. Rechargez la fiche pour la voir.',
  DEMANDE_PLACE_REQUIRED: 'Dites où : choisissez l’équipement, ou le site si vous ne connaissez pas la machine.',
  DEMANDE_EQUIPEMENT_REQUIRED: 'Choisissez l’équipement en cause : une intervention porte sur un équipement.',
  DEMANDE_EQUIPEMENT_FOREIGN: 'Cet équipement est chez un autre client. Choisissez un équipement du client de la demande.',
  DEMANDE_DOUBLE_INVALID:
    '{raison, select, un_seul {Choisissez une seule chose : une autre demande, ou une intervention ouverte.} soi {Une demande n’est pas le doublon d’elle-même. Choisissez-en une autre.} autre_client {Choisissez une demande ou une intervention du même client.} fermee {Choisissez une demande en attente ou acceptée, ou une intervention encore ouverte.} other {Choisissez ce dont cette demande est le doublon.}}',
  ETIQUETTE_UNKNOWN: 'Cette étiquette n’est pas reconnue, ou ne l’est plus. Prévenez la personne responsable des machines sur place.',
  SIGNALEMENT_NOT_FOUND: 'Ce lien de suivi ne mène à aucun signalement. Vérifiez qu’il est entier.',
  SIGNALEMENT_REFUSED: 'Le signalement n’a pas pu être envoyé. Rechargez la page, puis écrivez-le à nouveau.',
  SIGNALEMENT_LIMIT:
    'Trop de signalements viennent d’ici. Réessayez dans {minutes, select, none {quelques minutes} other {{minutes, plural, one {# minute} many {# de minutes} other {# minutes}}}}, ou prévenez la personne responsable sur place.',
  DOCUMENT_NOT_FOUND: 'Ce document n’existe pas.',
  DOCUMENT_FILE_REQUIRED: 'Aucun fichier n’a été reçu. Envoyez-en un dans le champ « file » du formulaire.',
  DOCUMENT_TYPE_REFUSED:
    '{filename, select, none {Ce fichier} other {« {filename} »}} n’est pas accepté{trouve, select, none {} exe { : c’est un programme, quel que soit son nom} html { : c’est une page web} svg { : c’est un dessin SVG, qui peut contenir du code} heic { : c’est une photo HEIC. Réglez l’appareil sur le format « Le plus compatible », ou convertissez-la en JPEG} zip { : c’est une archive ZIP. Envoyez les fichiers qu’elle contient} cfb { : c’est un ancien format Office. Enregistrez-le en DOCX, XLSX ou PDF} inconnu { : son contenu n’est d’aucun type connu} other { : son contenu est du type {trouve}}}. {types, select, none {} other {Types acceptés : {types}.}}',
  DOCUMENT_UNREADABLE:
    '{filename, select, none {Ce fichier} other {« {filename} »}} {raison, select, vide {est vide} bombe {se déplie en beaucoup trop de données} chiffre {est protégé par un mot de passe} macros {contient des macros. Enregistrez-le sans macros} pixels {a trop de pixels. Réduisez-le} other {est abîmé et ne peut pas être lu}}. {raison, select, chiffre {Retirez la protection, puis envoyez-le à nouveau.} vide {Choisissez un autre fichier.} other {Vérifiez qu’il s’ouvre chez vous, puis envoyez-le à nouveau.}}',
  DOCUMENT_TOO_LARGE:
    '{filename, select, none {L’envoi} other {« {filename} »}} est trop gros{max, select, none {} other { : {max} Mo au plus par fichier}}. Réduisez-le ou partagez-le en plusieurs fichiers.',
  DOCUMENT_TOO_MANY: 'Trop de fichiers à la fois{max, select, none {} other { : {max} au plus}}. Envoyez-les en plusieurs fois.',
  DOCUMENT_STORAGE_FULL:
    'Il n’y a plus de place pour les fichiers. Rien n’a été enregistré et rien n’est perdu : prévenez votre administrateur, puis renvoyez le fichier.',
  DOCUMENT_STORAGE_AWAY: 'Le stockage des fichiers ne répond pas. Rien n’a été enregistré : réessayez dans quelques minutes.',
  DOCUMENT_DAMAGED:
    'Ce fichier n’est plus tel qu’il a été envoyé : il n’est pas donné pour ne pas vous tromper. Prévenez votre administrateur, qui peut le reprendre d’une sauvegarde.',
  DOCUMENT_RECORD_CLOSED:
    'L’intervention{reference, select, none {} other { {reference}}} est fermée : demandez à votre responsable d’ajouter le document.',
  NOTIFICATION_NOT_FOUND: 'Cette notification n’existe pas.',
  MODELE_NOT_FOUND: 'Ce message n’a jamais été modifié.',
  MODELE_INVALID:
    '{raison, select, vide {Ce texte est vide : écrivez ce que le lecteur doit savoir.} trop_long {Ce texte a {valeur} caractères : il en faut {attendu} au plus.} lignes {Ligne {ligne} : ce texte tient sur une seule ligne, retirez le retour à la ligne.} accolade_ouverte {Ligne {ligne}, caractère {colonne} : l’accolade de « {valeur} » n’est pas fermée.} accolade_fermee {Ligne {ligne}, caractère {colonne} : cette accolade ne ferme rien. Retirez-la, ou ouvrez-la avant le nom de la variable.} accolade_vide {Ligne {ligne}, caractère {colonne} : il manque le nom d’une variable entre les accolades ({attendu}).} variable_inconnue {Ligne {ligne}, caractère {colonne} : la variable « {valeur} » n’existe pas ici. Écrivez {attendu}.} variable_manquante {Il manque la variable « {valeur} » : sans elle, le lecteur ne sait pas de quoi il s’agit.} other {Ce texte ne convient pas à ce message.}}',
  VUE_NOT_FOUND: 'Cette vue n’existe pas.',
  VUE_NAME_TAKEN: 'Une de vos vues porte déjà ce nom. Donnez-en un autre.',
  CURSOR_INVALID: 'La suite de cette liste n’est plus disponible. Rechargez la liste.',
} as const;
