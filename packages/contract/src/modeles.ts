import { z } from 'zod';
import { faultsOf, normaliseText, raisonsTexte, type TextRules } from './message-text.ts';
import { NotificationEvent } from './notifications.ts';
import { commandId } from './paging.ts';
import { Langue } from './users.ts';

/** Where a message is read: a mail, or the short sentence of the application, which a phone shows too. */
export const canauxModele = ['email', 'application'] as const;
export const CanalModele = z.enum(canauxModele);
export type CanalModele = z.infer<typeof CanalModele>;

/** What the message of an event may name, and what its parts must. */
interface EventVariables {
  variables: readonly string[];
  /** In the subject of the mail and in the short sentence. */
  required: readonly string[];
  /** In the body of the mail. */
  body?: readonly string[];
}

const intervention: EventVariables = { variables: ['reference', 'titre', 'acteur'], required: ['reference'] };
const reminder: EventVariables = { variables: ['reference', 'titre', 'echeance'], required: ['reference'] };
const absence: EventVariables = { variables: ['technicien', 'absence', 'du', 'au'], required: ['du', 'au'] };

/** The variables of every event: those the notification is made with, and those made of them in the reader's language. */
export const messageVariables: Record<NotificationEvent, EventVariables> = {
  intervention_affectee: intervention,
  interventions_affectees: { variables: [...intervention.variables, 'plan', 'nombre', 'du', 'au'], required: ['nombre'] },
  intervention_retiree: intervention,
  intervention_liberee: intervention,
  intervention_deplacee: { variables: [...intervention.variables, 'de', 'a'], required: ['reference', 'a'] },
  intervention_demarree: intervention,
  intervention_en_attente: intervention,
  intervention_terminee: intervention,
  intervention_rouverte: intervention,
  intervention_cloturee: intervention,
  intervention_annulee: intervention,
  intervention_rappel: reminder,
  intervention_a_commencer: reminder,
  intervention_non_commencee: reminder,
  intervention_retard: reminder,
  intervention_escalade: reminder,
  demande_soumise: intervention,
  demande_acceptee: { ...intervention, variables: [...intervention.variables, 'intervention'], body: ['intervention'] },
  demande_refusee: { ...intervention, variables: [...intervention.variables, 'motif'], body: ['motif'] },
  demande_doublon: { ...intervention, variables: [...intervention.variables, 'original'], body: ['original'] },
  demande_annulee: intervention,
  absence_demandee: { ...absence, required: ['technicien', 'du', 'au'] },
  absence_approuvee: absence,
  absence_refusee: absence,
  absence_annulee: { ...absence, required: ['technicien', 'du', 'au'] },
  habilitation_expire: {
    variables: ['habilitation', 'technicien', 'validite', 'date'],
    required: ['habilitation', 'technicien'],
  },
  echeance_generee: { variables: ['plan', 'reference', 'titre', 'date', 'raison', 'technicien'], required: ['reference'] },
  echeances_generees: { variables: ['plan', 'nombre', 'du', 'au', 'raison', 'technicien'], required: ['plan', 'nombre'] },
  adresse_rejetee: { variables: ['email'], required: [] },
  adresse_rejetee_compte: { variables: ['compte', 'email'], required: ['compte'] },
  ferie_a_confirmer: { variables: ['ferie', 'date'], required: ['ferie', 'date'] },
  travaux_en_retard: { variables: [], required: [] },
  travaux_a_jour: { variables: ['minutes'], required: [] },
  processus_muet: { variables: [], required: [] },
  processus_retabli: { variables: ['minutes'], required: [] },
  information: { variables: ['texte', 'acteur'], required: [], body: ['texte'] },
};

export const SUBJECT_MAX = 150;
export const BODY_MAX = 2000;
export const SHORT_MAX = 200;

/** The parts a message of a channel has. */
export const champsModele = ['sujet', 'corps'] as const;
export type ChampModele = (typeof champsModele)[number];

/** What a part of a message must keep; null where its channel has no such part. */
export function rulesOf(evenement: NotificationEvent, canal: CanalModele, champ: ChampModele): TextRules | null {
  const { variables, required, body = [] } = messageVariables[evenement];
  // The short sentence is all there is to read: it says what subject and body say together.
  if (canal === 'application') {
    return champ === 'sujet' ? null : { variables, required: [...required, ...body], max: SHORT_MAX, is_one_line: true };
  }
  const named = [...variables, 'nom'];
  return champ === 'sujet'
    ? { variables: named, required, max: SUBJECT_MAX, is_one_line: true }
    : { variables: named, required: body, max: BODY_MAX, is_one_line: false };
}

/** One fault of a message: in which part and where (from 1), what stands there, what would be right. */
export const DefautModele = z.object({
  champ: z.enum(champsModele),
  raison: z.enum(raisonsTexte),
  ligne: z.number().int(),
  colonne: z.number().int(),
  valeur: z.string(),
  attendu: z.string(),
});
export type DefautModele = z.infer<typeof DefautModele>;

/** The texts of a message; the short sentence has no subject. */
export const TextesModele = z.object({ sujet: z.string().nullable(), corps: z.string() });
export type TextesModele = z.infer<typeof TextesModele>;

/** What is wrong with the texts of a message, part by part. */
export function defautsModele(evenement: NotificationEvent, canal: CanalModele, textes: TextesModele): DefautModele[] {
  return champsModele.flatMap((champ) => {
    const rules = rulesOf(evenement, canal, champ);
    return rules ? faultsOf(textes[champ] ?? '', rules).map((fault) => ({ champ, ...fault })) : [];
  });
}

/** Which message: of an event, in a language, by a channel. */
export const ModeleCle = z.object({ evenement: NotificationEvent, langue: Langue, canal: CanalModele });
export type ModeleCle = z.infer<typeof ModeleCle>;

// Longer than a subject may be: what is too long is told with its place, as every other fault is.
const given = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(normaliseText);

const TextesInput = z.object({ sujet: given(SUBJECT_MAX).nullish(), corps: given(BODY_MAX) });
/** 0 where nobody has changed the message yet. */
const versionVue = z.number().int().min(0);

export const SaveModeleInput = ModeleCle.extend({ ...TextesInput.shape, version: versionVue.optional() });
export type SaveModeleInput = z.infer<typeof SaveModeleInput>;

export const ResetModeleInput = ModeleCle.extend({ version: versionVue.optional() });
export type ResetModeleInput = z.infer<typeof ResetModeleInput>;

/** Without texts: those that hold now. */
export const PreviewModeleInput = ModeleCle.extend({ sujet: TextesInput.shape.sujet, corps: TextesInput.shape.corps.optional() });
export type PreviewModeleInput = z.infer<typeof PreviewModeleInput>;

/** A trial goes by mail, to the caller himself. */
export const TrialModeleInput = ModeleCle.omit({ canal: true }).extend({ ...TextesInput.shape, command_id: commandId });
export type TrialModeleInput = z.infer<typeof TrialModeleInput>;

/** A message in the list of them all. */
export const ModeleItem = ModeleCle.extend({
  /** Filled with examples: what its reader sees first. */
  apercu: z.string(),
  is_modifie: z.boolean(),
  /** What an administrator wrote no longer holds: the default is sent. */
  is_en_defaut: z.boolean(),
  version: versionVue,
  date_modification: z.iso.datetime().nullable(),
  modifie_par: z.string().nullable(),
});
export type ModeleItem = z.infer<typeof ModeleItem>;
export const ModeleList = z.object({ items: z.array(ModeleItem) });
export type ModeleList = z.infer<typeof ModeleList>;

/** A message with what one must know to write it. */
export const Modele = ModeleItem.extend({
  /** Its row in the journal; null where nobody has changed it yet. */
  id: z.number().int().positive().nullable(),
  ...TextesModele.shape,
  defaut: TextesModele,
  /** Of what stands now. */
  defauts: z.array(DefautModele),
  variables: z.array(z.object({ nom: z.string(), exemple: z.string(), is_requise_sujet: z.boolean(), is_requise_corps: z.boolean() })),
  sujet_max: z.number().int(),
  corps_max: z.number().int(),
});
export type Modele = z.infer<typeof Modele>;

/** A message as its reader would see it, filled with examples; without parts where its texts have faults. */
export const ApercuModele = z.object({
  sujet: z.string().nullable(),
  html: z.string().nullable(),
  texte: z.string().nullable(),
  defauts: z.array(DefautModele),
});
export type ApercuModele = z.infer<typeof ApercuModele>;

/** The mails of links, whose words nobody changes. */
export const genresLien = ['invitation', 'mot_de_passe'] as const;
export const PreviewLienInput = z.object({ genre: z.enum(genresLien), langue: Langue });
export type PreviewLienInput = z.infer<typeof PreviewLienInput>;

export const ResetAllAnswer = z.object({ nombre: z.number().int() });
export type ResetAllAnswer = z.infer<typeof ResetAllAnswer>;
