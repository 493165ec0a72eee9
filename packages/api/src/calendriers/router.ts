import {
  AssignCalendrierInput,
  BusinessCalendar,
  Calendrier,
  CalendarInForceInput,
  CalendrierList,
  ClientCalendrier,
  ClientCalendrierInput,
  CreateCalendrierInput,
  GetCalendrierInput,
  UpdateCalendrierInput,
} from '@mif/contract/calendriers';
import { assignCalendrier } from '@mif/domain/calendriers/assign';
import { createCalendrier } from '@mif/domain/calendriers/create';
import { listCalendriers } from '@mif/domain/calendriers/list';
import { calendarInForce, calendarOfClient } from '@mif/domain/calendriers/of-client';
import { readCalendrier } from '@mif/domain/calendriers/project';
import { updateCalendrier } from '@mif/domain/calendriers/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const calendriersRouter = router({
  list: query('calendrier.read')
    .meta(rest('GET', '/calendriers', 'Lister les calendriers ouvrés'))
    .output(checked(CalendrierList))
    .query(({ ctx }) => listCalendriers(ctx.domain)),
  inForce: query('calendrier.read')
    .input(checked(CalendarInForceInput))
    .output(checked(BusinessCalendar))
    .query(({ ctx, input }) => calendarInForce(ctx.domain, input)),
  get: query('calendrier.read')
    .meta(rest('GET', '/calendriers/{id}', 'Lire un calendrier ouvré, tel qu’il est ou tel qu’une de ses versions était'))
    .input(checked(GetCalendrierInput))
    .output(checked(Calendrier))
    .query(({ ctx, input }) => readCalendrier(ctx.domain, input)),
  create: command('calendrier.create')
    .meta(rest('POST', '/calendriers', 'Créer un calendrier ouvré', 201))
    .input(checked(CreateCalendrierInput))
    .output(checked(Calendrier))
    .mutation(({ ctx, input }) => createCalendrier(ctx.domain, input)),
  update: command('calendrier.update')
    .meta(rest('PUT', '/calendriers/{id}', 'Modifier un calendrier ouvré : de nouvelles heures en font une nouvelle version'))
    .input(checked(UpdateCalendrierInput))
    .output(checked(Calendrier))
    .mutation(({ ctx, input }) => updateCalendrier(ctx.domain, input)),
  ofClient: query('calendrier.read')
    .meta(rest('GET', '/clients/{client_id}/calendrier', 'Lire le calendrier qui vaut pour un client'))
    .input(checked(ClientCalendrierInput))
    .output(checked(ClientCalendrier))
    .query(({ ctx, input }) => calendarOfClient(ctx.domain, input)),
  assign: command('calendrier.assign')
    .meta(rest('PUT', '/clients/{client_id}/calendrier', 'Donner à un client son calendrier, ou celui de l’entreprise'))
    .input(checked(AssignCalendrierInput))
    .output(checked(ClientCalendrier))
    .mutation(({ ctx, input }) => assignCalendrier(ctx.domain, input)),
});
