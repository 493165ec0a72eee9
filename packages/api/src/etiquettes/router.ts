import { EtiquetteResolue, Etiquettes, EtiquettesInput } from '@mif/contract/etiquettes';
import { Done, IdInput } from '@mif/contract/paging';
import { JetonInput } from '@mif/contract/signalements';
import { listEtiquettes } from '@mif/domain/etiquettes/list';
import { renewEtiquette } from '@mif/domain/etiquettes/renew';
import { resolveEtiquette } from '@mif/domain/etiquettes/resolve';
import { checked, command, query, rest, router } from '../procedures.ts';

export const etiquettesRouter = router({
  list: query('etiquette.print')
    .input(checked(EtiquettesInput))
    .output(checked(Etiquettes))
    .query(({ ctx, input }) => listEtiquettes(ctx.domain, input)),
  resolve: query('equipement.read')
    .input(checked(JetonInput))
    .output(checked(EtiquetteResolue))
    .query(({ ctx, input }) => resolveEtiquette(ctx.domain, input)),
  renew: command('etiquette.renew')
    .meta(rest('POST', '/equipements/{id}/etiquette', 'Renouveler l’étiquette d’un équipement : les anciennes ne mènent plus nulle part'))
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => renewEtiquette(ctx.domain, input)),
});
