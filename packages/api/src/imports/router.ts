import {
  ImportPreview,
  ImportReport,
  ImportTemplate,
  ImportTemplateInput,
  PreviewImportInput,
  RunImportInput,
} from '@mif/contract/imports';
import { previewImport } from '@mif/domain/imports/preview';
import { runImport } from '@mif/domain/imports/run';
import { makeTemplate } from '@mif/domain/imports/template';
import { checked, command, query, router } from '../procedures.ts';

export const importsRouter = router({
  template: query('import.run')
    .input(checked(ImportTemplateInput))
    .output(checked(ImportTemplate))
    .query(({ ctx, input }) => makeTemplate(ctx.domain, input, ctx.word)),
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
