import { CreateSignalementInput, EtiquetteOuverte, JetonInput, Signalement, SuiviSignalement } from '@mif/contract/signalements';
import { createSignalement } from '@mif/domain/signalements/create';
import { followSignalement } from '@mif/domain/signalements/follow';
import { openEtiquette } from '@mif/domain/signalements/open';
import { checked, commandInParts, query, rest, router } from '../procedures.ts';

/** What whoever stands before a machine may do without an account. */
export const signalementsRouter = router({
  open: query('signalement.open')
    .input(checked(JetonInput))
    .output(checked(EtiquetteOuverte))
    .query(({ ctx, input }) => openEtiquette(ctx.domain, input, ctx.origin.adresse)),
  create: commandInParts('signalement.create')
    .meta(rest('POST', '/signalements', 'Signaler une panne depuis une étiquette, sans compte', 201))
    .input(checked(CreateSignalementInput))
    .output(checked(Signalement))
    .mutation(({ ctx, input }) => createSignalement(ctx.domain, input, ctx.origin.adresse)),
  follow: query('signalement.follow')
    .meta(rest('GET', '/signalements/{jeton}', 'Suivre un signalement'))
    .input(checked(JetonInput))
    .output(checked(SuiviSignalement))
    .query(({ ctx, input }) => followSignalement(ctx.domain, input, ctx.origin.adresse)),
});
