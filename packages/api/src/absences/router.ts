import {
  Absence,
  AbsencePage,
  CancelAbsenceInput,
  CreateAbsenceInput,
  DecideAbsenceInput,
  ListAbsencesInput,
  UpdateAbsenceInput,
} from '@mif/contract/absences';
import { IdInput } from '@mif/contract/paging';
import { cancelAbsence } from '@mif/domain/absences/cancel';
import { createAbsence } from '@mif/domain/absences/create';
import { decideAbsence } from '@mif/domain/absences/decide';
import { listAbsences } from '@mif/domain/absences/list';
import { readAbsence } from '@mif/domain/absences/project';
import { updateAbsence } from '@mif/domain/absences/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const absencesRouter = router({
  list: query('absence.read')
    .meta(rest('GET', '/absences', 'Lister les absences'))
    .input(checked(ListAbsencesInput))
    .output(checked(AbsencePage))
    .query(({ ctx, input }) => listAbsences(ctx.domain, input)),
  get: query('absence.read')
    .meta(rest('GET', '/absences/{id}', 'Lire une absence'))
    .input(checked(IdInput))
    .output(checked(Absence))
    .query(({ ctx, input }) => readAbsence(ctx.domain, input.id)),
  create: command('absence.create')
    .meta(rest('POST', '/absences', 'Demander une absence, ou la saisir pour un technicien', 201))
    .input(checked(CreateAbsenceInput))
    .output(checked(Absence))
    .mutation(({ ctx, input }) => createAbsence(ctx.domain, input)),
  update: command('absence.update')
    .meta(rest('PUT', '/absences/{id}', 'Corriger une absence'))
    .input(checked(UpdateAbsenceInput))
    .output(checked(Absence))
    .mutation(({ ctx, input }) => updateAbsence(ctx.domain, input)),
  decide: command('absence.decide')
    .meta(rest('PATCH', '/absences/{id}/decision', 'Approuver ou refuser une absence'))
    .input(checked(DecideAbsenceInput))
    .output(checked(Absence))
    .mutation(({ ctx, input }) => decideAbsence(ctx.domain, input)),
  cancel: command('absence.cancel')
    .meta(rest('DELETE', '/absences/{id}', 'Annuler une absence'))
    .input(checked(CancelAbsenceInput))
    .output(checked(Absence))
    .mutation(({ ctx, input }) => cancelAbsence(ctx.domain, input)),
});
