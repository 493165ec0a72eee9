import { importErrors } from './import-errors.ts';
import type { errors as fr } from '../fr/errors.ts';
import type { Messages } from '../messages.ts';

export const errors: Messages<typeof fr> = {
  ...importErrors,
  REQUEST_INVALID:
    '{field, select, none {The request is incomplete or malformed. Check the marked fields.} other {The field “{field}” is not valid. Correct it, then try again.}}',
  REQUEST_MALFORMED: 'This could not be read: it is not valid JSON.',
  REQUEST_METHOD: 'This address exists, but not with this method. The Allow header gives those it takes.',
  REQUEST_TOO_LARGE: 'What you sent is too large. Make it smaller, then try again.',
  REQUEST_UNSUPPORTED_TYPE: 'This format is not accepted. Send JSON or a form.',
  ROUTE_NOT_FOUND: 'This address does not exist.',
  INTERNAL:
    'Something went wrong on our side. Nothing was saved. Try again; if it happens again, give the request number to your administrator.',
  AUTH_REQUIRED: 'Sign in to continue.',
  AUTH_INVALID_CREDENTIALS: 'Wrong username or password.',
  AUTH_LOCKED:
    'Too many failed attempts. Try again in {minutes, select, none {a few minutes} other {{minutes, plural, one {# minute} other {# minutes}}}}, or ask your administrator for a new password.',
  AUTH_SESSION_ENDED: 'Your session has ended. Sign in again.',
  AUTH_TOKEN_REUSED:
    'For safety your session was closed: its token was used twice. Sign in again and, if it was not you, change your password.',
  AUTH_CSRF: 'This request does not come from the application and was refused. Reload the page, then try again.',
  AUTH_WRONG_PASSWORD: 'This password is not the right one.',
  AUTH_CONFIRMATION_REQUIRED: 'This action is sensitive: confirm it with your password, then try again.',
  AUTH_CODE_REQUIRED: 'This account also asks for a code. Give the six digits of your application, or a recovery code.',
  AUTH_CODE_INVALID: 'This code is not valid or was already used. Wait for the next one, or give a recovery code.',
  AUTH_ENROLMENT_REQUIRED: 'Your role asks for a second factor. Turn it on first.',
  AUTH_LINK_INVALID: 'This link is not valid or was taken back. Ask for a new one.',
  AUTH_LINK_EXPIRED: 'This link has expired. Ask for a new one.',
  AUTH_LINK_USED: 'This link was already used. Sign in, or ask for a new one.',
  SECOND_FACTEUR_CODE_INVALID:
    'This code is not the right one. Give the six digits the application shows now; check the time of your telephone too.',
  SECOND_FACTEUR_ACTIVE: 'The second factor is already on.',
  SECOND_FACTEUR_INACTIVE: 'No second factor is on for this account.',
  SECOND_FACTEUR_REQUIRED_BY_ROLE: 'Your role asks for a second factor: it cannot be turned off.',
  USER_ALREADY_JOINED: 'This person has already joined. Send a link to a new password instead.',
  USER_NOT_JOINED: 'This person has no password yet. Send the invitation instead.',
  USER_INACTIVE: 'This account is deactivated. Reactivate it first.',
  USER_NOT_INVITED: 'No invitation is open for this account.',
  PERMISSION_DENIED: 'Your account does not allow this action.',
  COMMAND_REUSED: 'This action was already sent with different content. Reload the page, then try again.',
  PHONE_INVALID:
    'This is not a telephone number{raison, select, texte {: it takes digits only} longueur {: it does not have the right number of digits ({chiffres})} pays {: no country has this code} poste {: write the extension in the notes, not in the number} other {}}. Write for instance 0522 47 18 30, or +33 6 12 34 56 78 for another country.',
  RECORD_NOT_FOUND: 'This record does not exist.',
  RECORD_VERSION_CONFLICT: 'This record has been changed in the meantime. Reload it, then make your change again.',
  SILENCE_INCOMPLETE: 'Give both hours of the quiet time, different from each other, or neither.',
  RAPPEL_HEURES_TWICE:
    'Two reminders are set {heures, select, none {at the same hour} other {{heures} h before the deadline}}. Keep one, or change the other.',
  ESCALADE_HEURES_TWICE:
    'Two escalations are set {heures, select, none {at the same hour} other {{heures} h after the deadline}}. Keep one with the wider group, or change the other.',
  TRAVAIL_NOT_FOUND: 'This task is no longer in the queue: it has ended, or somebody cancelled it. Refresh the page.',
  TRAVAIL_RUNNING: 'This task is running: wait until it ends, it can no longer be retried or cancelled.',
  TRAVAIL_DUE: 'This task is due already: it starts as soon as a worker has a place.',
  TACHE_NOT_SCHEDULED: 'This task does not run by itself: an event makes it, and it is not run on request.',
  TACHE_RUNNING: 'This task is already running: wait until it ends before running it again.',
  ENVOI_NOT_FOUND: 'This delivery does not exist.',
  ENVOI_NON_RELANCABLE: 'Only a delivery that failed can be sent again: choose one in that state.',
  ENVOI_NON_ANNULABLE: 'This delivery has left or was given up already: there is nothing left to give up.',
  ENVOI_EN_COURS: 'This delivery is leaving right now: try again in a minute.',
  ADRESSE_NON_REJETEE: 'This address is not refused: e-mails already go to it.',
  APPAREIL_NOT_FOUND: 'This device is not among yours.',
  SESSION_NOT_FOUND: 'This session does not exist or is already closed.',
  USER_NOT_FOUND: 'This account does not exist.',
  USER_EMAIL_TAKEN: 'This email address already belongs to another account. Give another one.',
  USER_USERNAME_TAKEN: 'This username is already taken. Choose another one.',
  USER_CLIENT_REQUIRED: 'A client account belongs to a company. Choose which.',
  USER_SELF_DEACTIVATION: 'You cannot deactivate your own account. Ask another administrator.',
  USER_LAST_ADMIN: 'This is the last administrator. First give this role to another account.',
  CLIENT_NOT_FOUND: 'This client does not exist.',
  CLIENT_CODE_TAKEN: 'This code already belongs to another client. Give another one.',
  CLIENT_ICE_TAKEN:
    'This ICE already belongs to another client{client, select, none {} other {: {client}}}. Check it, or go to that client.',
  CLIENT_ICE_CONTROL:
    'This ICE has its 15 digits, but the two control digits at its end do not fit the others. Copy it again from an invoice or the ICE certificate.',
  CLIENT_IDENTIFIER_NOT_DIGITS:
    '{identifiant, select, ice {The ICE} identifiant_fiscal {The tax number (IF)} rc {The trade register number (RC)} taxe_professionnelle {The business tax number (TP)} cnss {The CNSS number} other {This identifier}} is written with digits only. Take out letters and signs.',
  CLIENT_IDENTIFIER_LENGTH:
    '{identifiant, select, ice {The ICE} identifiant_fiscal {The tax number (IF)} rc {The trade register number (RC)} taxe_professionnelle {The business tax number (TP)} cnss {The CNSS number} other {This identifier}} {max, select, none {does not have the right number of digits} other {has {borne, select, max {at most } other {}}{max, plural, one {# digit} other {# digits}}}}{chiffres, select, none {} other {; you typed {chiffres}}}.',
  CLIENT_RC_TRIBUNAL_REQUIRED: 'A trade register number only means something with its court. Give the city of the court.',
  SITE_NOT_FOUND: 'This site does not exist.',
  SITE_CODE_TAKEN: 'Another site of the client already has this code. Give another one.',
  SITE_NOM_TAKEN: 'A site of this client already has this name. Give another one.',
  SITE_IN_USE:
    'This site has been used{equipements, select, none {} other {: {equipements, plural, =0 {no equipment} one {# equipment} other {# pieces of equipment}}, {contacts, plural, =0 {no contact} one {# contact} other {# contacts}}}}. Put it out of use instead: its history stays.',
  SITE_LAST: 'This is the last site in use of this client. Add another one first, or put one back in use.',
  SITE_INACTIVE:
    '{site, select, none {This site} other {The site “{site}”}} is out of use: nothing new is opened there. Choose a site in use, or put this one back in use.',
  SITE_COORDINATES_PAIR: 'Give latitude and longitude together, for instance 33.57, -7.58, or neither.',
  SITE_COORDINATES_SWAPPED:
    'Latitude and longitude seem to be exchanged{latitude, select, none {} other {: write latitude {latitude}, longitude {longitude}}}.',
  SITE_HORAIRES_INVALID:
    '{raison, select, vide {An opening range{jour, select, none {} lundi { on Monday} mardi { on Tuesday} mercredi { on Wednesday} jeudi { on Thursday} vendredi { on Friday} samedi { on Saturday} dimanche { on Sunday} other {}} begins and ends at the same time.} other {Two opening ranges overlap{jour, select, none {} lundi { on Monday} mardi { on Tuesday} mercredi { on Wednesday} jeudi { on Thursday} vendredi { on Friday} samedi { on Saturday} dimanche { on Sunday} other {}}.}} Put the times right.',
  CONTACT_NOT_FOUND: 'This contact does not exist.',
  TECHNICIEN_NOT_FOUND: 'This technician does not exist.',
  TECHNICIEN_INACTIVE: 'This technician is no longer active. Choose another one.',
  TECHNICIEN_ABSENT:
    '{technicien, select, none {This technician} other {{technicien}}} is absent{debut, select, none {} other { from {jour} {debut}}}. Choose someone else, or say why you are going ahead anyway.',
  TECHNICIEN_HORS_HORAIRES:
    '{technicien, select, none {This technician} other {{technicien}}} does not work{debut, select, none { at this time} other { {jour} from {debut} to {fin}}}. Choose a time within their hours, a technician on call, or say why you are going ahead anyway.',
  TECHNICIEN_HABILITATION_EXPIREE:
    '{habilitation, select, none {A certificate} other {The certificate “{habilitation}”}} {technicien, select, none {of the technician} other {of {technicien}}} is expired on that date{date_expiration, select, none {} other { (ended on {date_expiration})}}. Renew it, choose another technician, or say why you are going ahead anyway.',
  TECHNICIEN_DISPONIBILITE_DERIVED:
    'Availability is not entered: it follows from hours, absences and planned work orders. Record an absence instead.',
  TECHNICIEN_BASE_INCOMPLETE: 'A position has a latitude and a longitude. Give both, or neither.',
  HORAIRES_EMPTY_RANGE:
    'A working range begins and ends at the same time{heure, select, none {} other { ({heure})}}. Give an end that differs from the start.',
  HORAIRES_OVERLAP:
    'Two working ranges overlap{autre_debut, select, none {} other {: {autre_debut}–{autre_fin} and {debut}–{fin}}}. Each range must begin when the one before has ended.',
  PERIOD_INVALID: 'The period ends before it begins. Give an end after the start.',
  PERIOD_REQUIRED: 'Give the start and the end: either two whole days, or two dates with their time.',
  PERIOD_TOO_LONG: 'This period is too long{jours, select, none {} other {: {jours} days at most}}. Shorten it.',
  ASTREINTE_NOT_FOUND: 'This on-call period does not exist.',
  ASTREINTE_OVERLAP:
    'This technician is already on call for part of this period{debut, select, none {} other { (from {jour} {debut})}}. Choose another period, or remove the other one first.',
  ABSENCE_NOT_FOUND: 'This absence does not exist.',
  ABSENCE_OVERLAP:
    'Another absence is already {statut, select, demandee {requested for} other {planned for}} part of this period{debut, select, none {} other { (from {jour} {debut})}}. Change the dates, or cancel the other one first.',
  ABSENCE_DECIDED:
    'This absence {statut, select, approuvee {is already approved} refusee {is already refused} annulee {is cancelled} other {already has an answer}}. Reload the page to see what can still be done.',
  ABSENCE_REASON_REQUIRED: 'Say why the absence is refused: the technician will read it.',
  COMPETENCE_INACTIVE:
    '{competence, select, none {This skill} other {The skill “{competence}”}} is no longer offered. Reactivate it first, or choose another one.',
  HABILITATION_NOT_FOUND: 'This certificate does not exist.',
  HABILITATION_TYPE_NOT_FOUND: 'This type of certificate does not exist. Choose one from the catalogue.',
  HABILITATION_TYPE_INACTIVE:
    '{habilitation, select, none {This type of certificate} other {The type “{habilitation}”}} is no longer offered. Reactivate it first, or choose another one.',
  HABILITATION_TYPE_CODE_TAKEN: 'This code already belongs to another type of certificate. Give another one.',
  HABILITATION_ENDS_BEFORE:
    'The certificate would end before it was obtained{date_obtention, select, none {} other { (on {date_obtention})}}. Give an end date on that day or later.',
  HABILITATION_OVERLAP:
    'This technician already holds this certificate for part of the period{date_obtention, select, none {} other {: since {date_obtention}{date_expiration, select, none {, without an end} other { until {date_expiration}}}}}. Renew it, or give dates that do not overlap.',
  CALENDRIER_NOT_FOUND: 'This calendar does not exist.',
  CALENDRIER_NOM_TAKEN: 'Another calendar already has this name. Choose another one.',
  CALENDRIER_INACTIVE:
    '{calendrier, select, none {This calendar} other {The calendar “{calendrier}”}} is no longer offered. Reactivate it first, or choose another one.',
  CALENDRIER_IS_DEFAUT: 'This calendar is the company’s own. Give that role to another calendar first.',
  CALENDRIER_IN_USE:
    'This calendar is still used by {clients, select, none {clients} other {{clients, plural, one {# client} other {# clients}}}}. Give them another calendar first.',
  CALENDRIER_NEVER_OPEN: 'This calendar would never be open: give at least one range of hours that does not fall within the break.',
  CALENDRIER_PAUSE_INVALID: 'The break must end after it begins, on the same day. For example from 12:30 to 14:00.',
  CALENDRIER_FERMETURE_INVALID: 'The closure ends before it begins. Give a last day on or after the first.',
  JOUR_FERIE_NOT_FOUND: 'This public holiday does not exist.',
  JOUR_FERIE_NOT_LUNAR: 'The date of this holiday does not depend on the moon: there is nothing to confirm.',
  JOUR_FERIE_OFFICIAL: 'This holiday is on the official list: only its length, or the date it ends for good, can be changed.',
  JOUR_FERIE_TOO_FAR:
    'This date is more than five days away from the estimated one{date, select, none {} other { ({date})}}. Check the year and the month.',
  JOUR_FERIE_ENDS_BEFORE:
    'This holiday would end before it began{date, select, none {} other { (on {date})}}. Give a date on or after that day.',
  TECHNICIEN_USER_INVALID: 'This account cannot become a technician: it needs the role technician, to be active and not to be one already.',
  TECHNICIEN_MATRICULE_TAKEN: 'This staff number already belongs to another technician. Give another one.',
  COMPETENCE_NOT_FOUND: 'This skill does not exist.',
  COMPETENCE_CODE_TAKEN: 'This code already belongs to another skill. Give another one.',
  EQUIPEMENT_NOT_FOUND: 'This equipment does not exist.',
  EQUIPEMENT_CODE_TAKEN: 'This code already belongs to another piece of equipment. Give another one.',
  EQUIPEMENT_RETIRED: 'This equipment is out of service. Choose one in service.',
  EQUIPEMENT_IN_USE: 'This equipment still has open work orders. Finish or cancel them before taking it out of service.',
  EQUIPEMENT_NOM_TAKEN:
    'Another piece of equipment at this site already has {nom, select, none {this name} other {the name “{nom}”}}{code, select, none {} other { ({code})}}. Give a more precise name, for example with that of its machine.',
  EQUIPEMENT_CYCLE:
    '{equipement, select, none {A piece of equipment} other {“{equipement}”}} cannot be placed under {parent, select, none {itself or what it contains} other {“{parent}”, which is part of it}}. Choose a place outside its branch.',
  EQUIPEMENT_OTHER_CLIENT:
    '{equipement, select, none {This equipment} other {“{equipement}”}} belongs to another client. Choose equipment of the same client.',
  EQUIPEMENT_PARENT_SITE:
    '{equipement, select, none {This equipment} other {“{equipement}”}} is at another site. Choose equipment of the given site, or give no site.',
  EQUIPEMENT_TOO_DEEP: 'The tree would have more than 100 levels. Choose a place less deep.',
  EQUIPEMENT_HAS_CHILDREN:
    'This still contains {equipements, select, none {equipment} other {{equipements, plural, one {# piece of equipment} other {# pieces of equipment}}}} in service. Move it, or take the whole branch out of service.',
  EQUIPEMENT_GARANTIE_INVALID:
    'The warranty ends before the first day of service{date_mise_en_service, select, none {} other { ({date_mise_en_service})}}. Give that day or a later one.',
  EQUIPEMENT_CHAMP_INVALID:
    '{champ, select, none {This field} other {“{champ}”}} {raison, select, inconnu {is not a field of this equipment type} archive {is no longer asked for: its value can be read but not changed} texte {takes a text} nombre {takes a number} date {takes a date as year-month-day, such as 2026-03-31} choix {takes one of these values: {choix}} min {must be at least {borne, number} {unite}} max {must be at most {borne, number} {unite}} requis {is required: fill it in} other {does not have a possible value}}.',
  TYPE_EQUIPEMENT_NOT_FOUND: 'This equipment type does not exist.',
  TYPE_EQUIPEMENT_NOM_TAKEN: 'Another equipment type already has this name. Give another one.',
  TYPE_EQUIPEMENT_CHAMP_INVALID:
    'The field {champ, select, none {} other {“{champ}”}} {raison, select, double {is there twice: give each its own name} genre {keeps the kind it has: archive it and add another one} sans_choix {has no choices: add at least one} choix_double {has the same choice twice} bornes {has a minimum above its maximum} other {is not valid}}.',
  COMPTEUR_NOT_FOUND: 'This meter does not exist.',
  COMPTEUR_NOM_TAKEN: 'A meter of this equipment already has this name. Give another one.',
  COMPTEUR_INACTIVE: 'This meter is no longer read. Choose a meter in use.',
  RELEVE_NOT_FOUND: 'This reading does not exist.',
  RELEVE_DESCEND:
    'The meter cannot go down{precedent, select, none {} other {: {valeur, number} comes after {precedent, number}}}. Check the value, or record a change of meter.',
  RELEVE_DEPASSE:
    'This value is above a later reading{suivant, select, none {} other {: {valeur, number} comes before {suivant, number}}}. Check the value and the date.',
  RELEVE_DATE_FUTURE: 'This reading is dated in the future. Give the moment the meter was read.',
  RELEVE_DATE_TAKEN: 'This meter already has a reading at this instant. Give another moment, or cancel the other reading.',
  RELEVE_CHANGEMENT_INVALID:
    '{raison, select, jauge {A gauge goes up and down: simply record its value.} manque {Give the last value of the old meter.} other {The last value of the old meter is given only at a change of meter.}}',
  RELEVE_NEEDED:
    'Without this change of meter, the readings would go down{precedent, select, none {} other { from {precedent, number} to {suivant, number}}}. First cancel the readings after it.',
  ARRET_NOT_FOUND: 'This downtime does not exist.',
  ARRET_OVERLAP:
    'This equipment was already down{du, select, none {} other {: {du} – {au, select, none {now} other {{au}}}}}. Change the times, or correct the other downtime.',
  ARRET_DATES_INVALID:
    '{raison, select, debut_futur {The start is in the future: give the moment the downtime began.} fin_future {The end is in the future: leave it empty while the downtime lasts.} other {The end must come after the start.}}',
  INTERVENTION_NOT_FOUND: 'This work order does not exist.',
  INTERVENTION_VERSION_CONFLICT:
    'This work order has changed in the meantime{acteur, select, none {} other {, by {acteur}}}. Look at its new state, then try again if it is still useful.',
  INTERVENTION_TRANSITION_REFUSED:
    'This step is not possible{statut, select, none {} ouverte {: the work order is open} affectee {: the work order is assigned} en_cours {: the work order is in progress} en_attente {: the work order is on hold} terminee {: the work order is finished} cloturee {: the work order is closed} archivee {: the work order is archived} annulee {: the work order is cancelled} other {}}. Look at the actions offered on its page.',
  INTERVENTION_NOT_ASSIGNED_TO_YOU: 'This work order is not yours. Ask your manager to assign it to you.',
  INTERVENTION_REASON_REQUIRED: 'Write the reason: it will be kept in the history.',
  INTERVENTION_REPORT_REQUIRED: 'Write what was done: the report is needed to finish.',
  INTERVENTION_TIME_REQUIRED: 'Add at least one time spent to finish.',
  INTERVENTION_SIGNATURE_REQUIRED: 'Have the client sign, or say why there is no signature.',
  INTERVENTION_TIMES_NOT_VALIDATED: 'Validate the times spent before closing.',
  INTERVENTION_READ_ONLY: 'This work order is archived or ended: it can no longer be changed.',
  INTERVENTION_MOVE_REFUSED:
    'This work order cannot be moved in its state: only assigned work that has not begun gets another slot; on hold, it stays with its technician.',
  INTERVENTION_SLOT_INVALID: 'The slot is not valid: its end must come after its start, and both are given together.',
  INTERVENTION_SLOT_TAKEN:
    '{technicien, select, none {The technician} other {{technicien}}} is already booked {debut, select, none {in this slot} other {{jour} from {debut} to {fin}}}{reference, select, none {} other { ({reference})}}. Choose another time or another technician, or say why you are going ahead anyway.',
  INTERVENTION_DEADLINE_PAST: 'The deadline has already passed. Give a later date.',
  PLAN_NOT_FOUND: 'This preventive plan does not exist.',
  PLAN_RETIRED: 'This plan is retired and changes no more. Create a new one for this equipment.',
  PLAN_SUSPENDED: 'This plan is suspended and creates nothing. Resume it first.',
  PLAN_DATE_RULE_REQUIRED: 'Say every how many days, weeks, months or years this plan comes back.',
  PLAN_FIRST_DATE_REQUIRED: 'Give the plan’s first date: its calendar is counted from there.',
  PLAN_POSITION_INVALID: 'A day of the month can be chosen only for a rhythm in months or years.',
  PLAN_METER_REQUIRED: 'Choose the meter that triggers this plan.',
  PLAN_METER_RULE_REQUIRED: 'Say what the meter has to reach: a step, or a threshold.',
  PLAN_METER_FOREIGN: 'This meter is another equipment’s. Choose a meter of the plan’s equipment.',
  PLAN_METER_KIND: 'A step is counted on a cumulative meter (hours, cycles). For a gauge, give a threshold.',
  PLAN_COMBINATION_REQUIRED: 'Date and meter: say whether the first of them is enough, or both are needed.',
  PLAN_OCCURRENCE_OPEN: 'An intervention of this plan is open already. Finish it first, or let the plan have several at once.',
  PLAN_FIRST_DATE_FAR:
    'The first date is too far away. Give one between {du, select, none {ten years ago} other {{du}}} and {au, select, none {five years from now} other {{au}}}.',
  PLAN_LEAD_TOO_LONG:
    'The work order would be created before the one before is due. Give{max, select, none { fewer days of lead} other { at most {max} days of lead}}.',
  PLAN_TOLERANCE_TOO_WIDE:
    'The tolerances before and after overlap from one occurrence to the next. Together they must not exceed{max, select, none { the interval} other { {max} days}}.',
  PLAN_NOT_SUSPENDED: 'This plan is not suspended: there is nothing to resume.',
  PLAN_NOTHING_TO_GENERATE: 'This plan has no occurrence to come: there is nothing to create.',
  PLAN_DATE_NOT_PLANNED: 'This plan has no occurrence planned by date: the meter decides.',
  ECHEANCE_DATE_PAST: 'That date is past. Give today or a later one.',
  ECHEANCE_DATE_BESIDE:
    'This occurrence would pass {avant, select, none {another one} other {the one of {avant}}}{apres, select, none {} other { or the one of {apres}}}. Choose a date between its neighbours.',
  ECHEANCE_NOT_FOUND: 'This occurrence does not exist.',
  ECHEANCE_DECIDED: 'This occurrence was dealt with already. Only a planned one can be skipped or moved.',
  ABONNEMENT_NOT_FOUND: 'This calendar address does not exist or is no longer active.',
  ABONNEMENT_SUJET_INVALID: 'A subscription is a technician’s or a client’s: name one of the two.',
  FLUX_NOT_FOUND: 'This calendar address does not exist or is no longer active.',
  FLUX_LIMIT: 'This calendar is read too often. Try again in a few minutes.',
  DEMANDE_NOT_FOUND: 'This request does not exist.',
  DEMANDE_DECIDED:
    'A decision was already made{statut, select, none {} acceptee {: the request is accepted} refusee {: the request is refused} doublon {: the request is a duplicate} annulee {: its author withdrew it} other {}}. Reload the page to see it.',
  DEMANDE_PLACE_REQUIRED: 'Say where: choose the equipment, or the site if you do not know the machine.',
  DEMANDE_EQUIPEMENT_REQUIRED: 'Choose the equipment: an intervention is about one.',
  DEMANDE_EQUIPEMENT_FOREIGN: 'This equipment is at another client’s. Choose one of the client who asks.',
  DEMANDE_DOUBLE_INVALID:
    '{raison, select, un_seul {Choose one thing: another request, or an open intervention.} soi {A request is no duplicate of itself. Choose another one.} autre_client {Choose a request or an intervention of the same client.} fermee {Choose a request that waits or is accepted, or an intervention that is still open.} other {Choose what this request repeats.}}',
  ETIQUETTE_UNKNOWN: 'This label is not known, or is no longer valid. Tell whoever looks after the machines on site.',
  SIGNALEMENT_NOT_FOUND: 'This link leads to no report. Check that it is complete.',
  SIGNALEMENT_REFUSED: 'The report could not be sent. Reload the page and write it again.',
  SIGNALEMENT_LIMIT:
    'Too many reports come from here. Try again in {minutes, select, none {a few minutes} other {{minutes, plural, one {# minute} other {# minutes}}}}, or tell whoever is in charge on site.',
  DOCUMENT_NOT_FOUND: 'This document does not exist.',
  DOCUMENT_FILE_REQUIRED: 'No file was received. Send one in the “file” field of the form.',
  DOCUMENT_TYPE_REFUSED:
    '{filename, select, none {This file} other {“{filename}”}} is not accepted{trouve, select, none {} exe {: it is a program, whatever its name says} html {: it is a web page} svg {: it is an SVG drawing, which can hold code} heic {: it is a HEIC photo. Set the camera to “Most compatible”, or convert it to JPEG} zip {: it is a ZIP archive. Send the files inside it} cfb {: it is an old Office format. Save it as DOCX, XLSX or PDF} inconnu {: its content is of no known type} other {: its content is of type {trouve}}}. {types, select, none {} other {Accepted types: {types}.}}',
  DOCUMENT_UNREADABLE:
    '{filename, select, none {This file} other {“{filename}”}} {raison, select, vide {is empty} bombe {unpacks to far too much data} chiffre {is protected by a password} macros {contains macros. Save it without macros} pixels {has too many pixels. Make it smaller} other {is damaged and cannot be read}}. {raison, select, chiffre {Remove the protection, then send it again.} vide {Choose another file.} other {Check that it opens on your side, then send it again.}}',
  DOCUMENT_TOO_LARGE:
    '{filename, select, none {What you sent} other {“{filename}”}} is too large{max, select, none {} other {: {max} MB per file at most}}. Make it smaller or split it into several files.',
  DOCUMENT_TOO_MANY: 'Too many files at once{max, select, none {} other {: {max} at most}}. Send them in several goes.',
  DOCUMENT_STORAGE_FULL:
    'There is no room left for files. Nothing was saved and nothing is lost: tell your administrator, then send the file again.',
  DOCUMENT_STORAGE_AWAY: 'The file storage does not answer. Nothing was saved: try again in a few minutes.',
  DOCUMENT_DAMAGED:
    'This file is no longer what was sent, so it is withheld. Tell your administrator, who can bring it back from a backup.',
  DOCUMENT_RECORD_CLOSED: 'Work order{reference, select, none {} other { {reference}}} is closed: ask your manager to add the document.',
  NOTIFICATION_NOT_FOUND: 'This notification does not exist.',
  MODELE_NOT_FOUND: 'This message was never changed.',
  MODELE_INVALID:
    '{raison, select, vide {This text is empty: write what the reader must know.} trop_long {This text has {valeur} characters: {attendu} at most.} lignes {Line {ligne}: this text stands on one line, remove the line break.} accolade_ouverte {Line {ligne}, character {colonne}: the brace of “{valeur}” is not closed.} accolade_fermee {Line {ligne}, character {colonne}: this brace closes nothing. Remove it, or open it before the name of the variable.} accolade_vide {Line {ligne}, character {colonne}: the name of a variable is missing between the braces ({attendu}).} variable_inconnue {Line {ligne}, character {colonne}: there is no variable “{valeur}” here. Write {attendu}.} variable_manquante {The variable “{valeur}” is missing: without it the reader does not know what this is about.} other {This text does not fit this message.}}',
  VUE_NOT_FOUND: 'This view does not exist.',
  VUE_NAME_TAKEN: 'One of your views already has this name. Give another one.',
  CURSOR_INVALID: 'The rest of this list is no longer available. Reload the list.',
};
