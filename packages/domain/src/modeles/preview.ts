import {
  defautsModele,
  type ApercuModele,
  type PreviewLienInput,
  type PreviewModeleInput,
  type TrialModeleInput,
} from '@mif/contract/modeles';
import { requirePermission } from '../kernel/actor.ts';
import { actorOf, type Ctx } from '../kernel/context.ts';
import { readModele } from './list.ts';
import type { MessagePorts } from './ports.ts';
import { requireSound } from './save.ts';

/** A message as its reader would see it: with the words given, else with those that hold; faults in place of parts. */
export async function previewModele(ctx: Ctx, input: PreviewModeleInput, ports: MessagePorts): Promise<ApercuModele> {
  requirePermission(ctx.actor, 'modele.read');
  const { evenement, langue, canal } = input;
  const kept = input.corps === undefined ? await readModele(ctx, { evenement, langue, canal }, ports) : null;
  const textes = kept && !kept.is_en_defaut ? kept : kept ? kept.defaut : { sujet: input.sujet ?? null, corps: input.corps ?? '' };
  const defauts = defautsModele(evenement, canal, textes);
  if (defauts.length > 0) return { sujet: null, html: null, texte: null, defauts };
  if (canal === 'application') return { sujet: null, html: null, texte: ports.sampleShort({ evenement, langue, textes }), defauts };
  const { subject, html, text } = ports.sampleMail({ evenement, langue, nom: actorOf(ctx).full_name, textes });
  return { sujet: subject, html, texte: text, defauts };
}

/** The mail of a link as its reader would see it; its link opens nothing. */
export async function previewLien(ctx: Ctx, { genre, langue }: PreviewLienInput, ports: MessagePorts): Promise<ApercuModele> {
  requirePermission(ctx.actor, 'modele.read');
  const { subject, html, text } = ports.sampleLink({ genre, langue, nom: actorOf(ctx).full_name });
  return { sujet: subject, html, texte: text, defauts: [] };
}

/**
 * Sends the words given to the caller himself, filled with examples; the same command sends one mail.
 * @throws MODELE_INVALID
 */
export async function sendTrial(ctx: Ctx, { command_id, sujet, corps, ...cle }: TrialModeleInput): Promise<{ ok: true }> {
  requirePermission(ctx.actor, 'modele.update');
  const textes = { sujet: sujet ?? '', corps };
  requireSound({ ...cle, canal: 'email' }, textes);
  const payload = { ...cle, ...textes, user_id: actorOf(ctx).id, command_id };
  await ctx.enqueue('send_trial_mail', payload, { job_key: `essai:${command_id}`, max_attempts: 5 });
  return { ok: true };
}
