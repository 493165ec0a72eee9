import {
  ApercuModele,
  Modele,
  ModeleCle,
  ModeleList,
  PreviewLienInput,
  PreviewModeleInput,
  ResetAllAnswer,
  ResetModeleInput,
  SaveModeleInput,
  TrialModeleInput,
} from '@mif/contract/modeles';
import { Done } from '@mif/contract/paging';
import { listModeles, readModele } from '@mif/domain/modeles/list';
import { previewLien, previewModele, sendTrial } from '@mif/domain/modeles/preview';
import { resetAllModeles, resetModele, saveModele } from '@mif/domain/modeles/save';
import { checked, command, query, router } from '../procedures.ts';

export const modelesRouter = router({
  list: query('modele.read')
    .output(checked(ModeleList))
    .query(({ ctx }) => listModeles(ctx.domain, ctx.messages)),
  get: query('modele.read')
    .input(checked(ModeleCle))
    .output(checked(Modele))
    .query(({ ctx, input }) => readModele(ctx.domain, input, ctx.messages)),
  // As a change: what is written there is too long for an address.
  preview: command('modele.read')
    .input(checked(PreviewModeleInput))
    .output(checked(ApercuModele))
    .mutation(({ ctx, input }) => previewModele(ctx.domain, input, ctx.messages)),
  previewLien: query('modele.read')
    .input(checked(PreviewLienInput))
    .output(checked(ApercuModele))
    .query(({ ctx, input }) => previewLien(ctx.domain, input, ctx.messages)),
  save: command('modele.update')
    .input(checked(SaveModeleInput))
    .output(checked(Modele))
    .mutation(({ ctx, input }) => saveModele(ctx.domain, input, ctx.messages)),
  reset: command('modele.update')
    .input(checked(ResetModeleInput))
    .output(checked(Modele))
    .mutation(({ ctx, input }) => resetModele(ctx.domain, input, ctx.messages)),
  resetAll: command('modele.update')
    .output(checked(ResetAllAnswer))
    .mutation(({ ctx }) => resetAllModeles(ctx.domain, ctx.messages)),
  trial: command('modele.update')
    .input(checked(TrialModeleInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => sendTrial(ctx.domain, input)),
});
