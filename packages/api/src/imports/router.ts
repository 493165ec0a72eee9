import { ImportPreview, ImportReport, PreviewImportInput, RunImportInput } from '@mif/contract/imports';
import { previewImport } from '@mif/domain/imports/preview';
import { runImport } from '@mif/domain/imports/run';
import { checked, command, router } from '../procedures.ts';

export const importsRouter = router({
  // A mutation, for a file does not fit into an address; it writes nothing.
  preview: command('import.run')
    .input(checked(PreviewImportInput))
    .output(checked(ImportPreview))
    .mutation(({ ctx, input }) => previewImport(ctx.domain, input)),
  run: command('import.run')
    .input(checked(RunImportInput))
    .output(checked(ImportReport))
    .mutation(({ ctx, input }) => runImport(ctx.domain, input, ctx.translate)),
});
