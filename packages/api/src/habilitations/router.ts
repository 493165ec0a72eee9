import {
  CreateHabilitationInput,
  CreateTypeHabilitationInput,
  Habilitation,
  HabilitationPage,
  ListHabilitationsInput,
  RemoveHabilitationInput,
  TypeHabilitation,
  TypeHabilitationList,
  UpdateHabilitationInput,
  UpdateTypeHabilitationInput,
} from '@mif/contract/habilitations';
import { Done, IdInput } from '@mif/contract/paging';
import { createHabilitation } from '@mif/domain/habilitations/create';
import { createKind, listKinds, updateKind } from '@mif/domain/habilitations/kinds';
import { listHabilitations } from '@mif/domain/habilitations/list';
import { readHabilitation } from '@mif/domain/habilitations/project';
import { removeHabilitation } from '@mif/domain/habilitations/remove';
import { updateHabilitation } from '@mif/domain/habilitations/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const habilitationsRouter = router({
  types: query('type_habilitation.read')
    .meta(rest('GET', '/habilitations/types', 'Lister les types d’habilitation'))
    .output(checked(TypeHabilitationList))
    .query(({ ctx }) => listKinds(ctx.domain)),
  createType: command('type_habilitation.create')
    .meta(rest('POST', '/habilitations/types', 'Créer un type d’habilitation', 201))
    .input(checked(CreateTypeHabilitationInput))
    .output(checked(TypeHabilitation))
    .mutation(({ ctx, input }) => createKind(ctx.domain, input)),
  updateType: command('type_habilitation.update')
    .meta(rest('PUT', '/habilitations/types/{id}', 'Modifier un type d’habilitation, ou ne plus le proposer'))
    .input(checked(UpdateTypeHabilitationInput))
    .output(checked(TypeHabilitation))
    .mutation(({ ctx, input }) => updateKind(ctx.domain, input)),
  list: query('habilitation.read')
    .meta(rest('GET', '/habilitations', 'Lister les habilitations, celles qui finissent d’abord'))
    .input(checked(ListHabilitationsInput))
    .output(checked(HabilitationPage))
    .query(({ ctx, input }) => listHabilitations(ctx.domain, input)),
  get: query('habilitation.read')
    .meta(rest('GET', '/habilitations/{id}', 'Lire une habilitation'))
    .input(checked(IdInput))
    .output(checked(Habilitation))
    .query(({ ctx, input }) => readHabilitation(ctx.domain, input.id)),
  create: command('habilitation.create')
    .meta(rest('POST', '/habilitations', 'Enregistrer une habilitation d’un technicien', 201))
    .input(checked(CreateHabilitationInput))
    .output(checked(Habilitation))
    .mutation(({ ctx, input }) => createHabilitation(ctx.domain, input)),
  update: command('habilitation.update')
    .meta(rest('PUT', '/habilitations/{id}', 'Corriger une habilitation'))
    .input(checked(UpdateHabilitationInput))
    .output(checked(Habilitation))
    .mutation(({ ctx, input }) => updateHabilitation(ctx.domain, input)),
  remove: command('habilitation.remove')
    .meta(rest('DELETE', '/habilitations/{id}', 'Retirer une habilitation'))
    .input(checked(RemoveHabilitationInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeHabilitation(ctx.domain, input)),
});
