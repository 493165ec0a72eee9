import { ListAbsencesInput } from '@mif/contract/absences';
import { ListClientsInput } from '@mif/contract/clients';
import { ListDemandesInput } from '@mif/contract/demandes';
import { ListDocumentsInput } from '@mif/contract/documents';
import { ListEquipementsInput } from '@mif/contract/equipements';
import { ExportFile, exportOptions } from '@mif/contract/exports';
import { ListHabilitationsInput } from '@mif/contract/habilitations';
import { ListInterventionsInput } from '@mif/contract/interventions';
import { ListJournalInput } from '@mif/contract/journal';
import { ListPlansInput } from '@mif/contract/plans';
import { ListSitesInput } from '@mif/contract/sites';
import { ListTechniciensInput } from '@mif/contract/techniciens';
import { ListUsersInput } from '@mif/contract/users';
import { demandesExport } from '@mif/domain/exports/demandes';
import { documentsExport } from '@mif/domain/exports/documents';
import { equipementsExport } from '@mif/domain/exports/equipements';
import { absencesExport, habilitationsExport, techniciensExport } from '@mif/domain/exports/people';
import { plansExport } from '@mif/domain/exports/plans';
import { exportList } from '@mif/domain/exports/run';
import { clientsExport, interventionsExport, sitesExport, usersExport } from '@mif/domain/exports/sources';
import { journalExport } from '@mif/domain/exports/journal';
import { checked, query, rest, router } from '../procedures.ts';

const paging = { cursor: true, limit: true } as const;

/**
 * The lists as files. By RPC a procedure says whether the caller may have the file, and what it would be called; REST sends it.
 */
export const exportsRouter = router({
  interventions: query('intervention.export')
    .meta(rest('GET', '/exports/interventions', 'Exporter les interventions'))
    .input(checked(ListInterventionsInput.omit(paging).extend(exportOptions('interventions'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, interventionsExport, input, ctx.word)),
  equipements: query('equipement.export')
    .meta(rest('GET', '/exports/equipements', 'Exporter les équipements'))
    .input(checked(ListEquipementsInput.omit(paging).extend(exportOptions('equipements'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, equipementsExport, input, ctx.word)),
  clients: query('client.export')
    .meta(rest('GET', '/exports/clients', 'Exporter les clients'))
    .input(checked(ListClientsInput.omit(paging).extend(exportOptions('clients'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, clientsExport, input, ctx.word)),
  sites: query('site.export')
    .meta(rest('GET', '/exports/sites', 'Exporter les sites'))
    .input(checked(ListSitesInput.omit(paging).extend(exportOptions('sites'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, sitesExport, input, ctx.word)),
  demandes: query('demande.export')
    .meta(rest('GET', '/exports/demandes', 'Exporter les demandes'))
    .input(checked(ListDemandesInput.omit(paging).extend(exportOptions('demandes'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, demandesExport, input, ctx.word)),
  plans: query('plan.export')
    .meta(rest('GET', '/exports/plans', 'Exporter les plans préventifs'))
    .input(checked(ListPlansInput.omit(paging).extend(exportOptions('plans'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, plansExport, input, ctx.word)),
  techniciens: query('technicien.export')
    .meta(rest('GET', '/exports/techniciens', 'Exporter les techniciens'))
    .input(checked(ListTechniciensInput.omit(paging).extend(exportOptions('techniciens'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, techniciensExport, input, ctx.word)),
  absences: query('absence.export')
    .meta(rest('GET', '/exports/absences', 'Exporter les absences'))
    .input(checked(ListAbsencesInput.omit(paging).extend(exportOptions('absences'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, absencesExport, input, ctx.word)),
  habilitations: query('habilitation.export')
    .meta(rest('GET', '/exports/habilitations', 'Exporter les habilitations'))
    .input(checked(ListHabilitationsInput.omit(paging).extend(exportOptions('habilitations'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, habilitationsExport, input, ctx.word)),
  documents: query('document.export')
    .meta(rest('GET', '/exports/documents', 'Exporter le registre des documents'))
    .input(checked(ListDocumentsInput.omit(paging).extend(exportOptions('documents'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, documentsExport, input, ctx.word)),
  journal: query('journal.export')
    .meta(rest('GET', '/exports/journal', 'Exporter le journal'))
    .input(checked(ListJournalInput.omit(paging).extend(exportOptions('journal'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, journalExport, input, ctx.word)),
  users: query('user.export')
    .meta(rest('GET', '/exports/users', 'Exporter les comptes'))
    .input(checked(ListUsersInput.omit(paging).extend(exportOptions('users'))))
    .output(checked(ExportFile))
    .query(({ ctx, input }) => exportList(ctx.domain, usersExport, input, ctx.word)),
});
