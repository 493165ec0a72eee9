import {
  CreateTypeEquipementInput,
  ListTypesEquipementInput,
  TypeEquipement,
  TypeEquipementList,
  UpdateTypeEquipementInput,
} from '@mif/contract/types-equipement';
import { createType } from '@mif/domain/types-equipement/create';
import { listTypes } from '@mif/domain/types-equipement/list';
import { updateType } from '@mif/domain/types-equipement/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const typesEquipementRouter = router({
  list: query('type_equipement.read')
    .meta(rest('GET', '/types-equipement', 'Lister les types d’équipement et leurs champs'))
    .input(checked(ListTypesEquipementInput))
    .output(checked(TypeEquipementList))
    .query(({ ctx, input }) => listTypes(ctx.domain, input)),
  create: command('type_equipement.update')
    .meta(rest('POST', '/types-equipement', 'Créer un type d’équipement', 201))
    .input(checked(CreateTypeEquipementInput))
    .output(checked(TypeEquipement))
    .mutation(({ ctx, input }) => createType(ctx.domain, input)),
  update: command('type_equipement.update')
    .meta(rest('PUT', '/types-equipement/{id}', 'Modifier un type d’équipement'))
    .input(checked(UpdateTypeEquipementInput))
    .output(checked(TypeEquipement))
    .mutation(({ ctx, input }) => updateType(ctx.domain, input)),
});
