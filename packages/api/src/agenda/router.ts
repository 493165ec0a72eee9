import { Agenda, AgendaInput } from '@mif/contract/agenda';
import { listAgenda } from '@mif/domain/agenda/list';
import { checked, query, rest, router } from '../procedures.ts';

export const agendaRouter = router({
  list: query('agenda.read')
    .meta(rest('GET', '/agenda', 'Lire le calendrier d’une période'))
    .input(checked(AgendaInput))
    .output(checked(Agenda))
    .query(({ ctx, input }) => listAgenda(ctx.domain, input)),
});
