import { Bilan, BilanInput } from '@mif/contract/arrets';
import {
  BranchInput,
  BranchPage,
  CreateEquipementInput,
  EquipementDetail,
  EquipementHistoryInput,
  EquipementHistoryPage,
  EquipementPage,
  ListEquipementsInput,
  MoveEquipementInput,
  RetireEquipementInput,
  UpdateEquipementInput,
} from '@mif/contract/equipements';
import { IdInput } from '@mif/contract/paging';
import { readBilan } from '@mif/domain/equipements/bilan';
import { readBranch } from '@mif/domain/equipements/branch';
import { createEquipement } from '@mif/domain/equipements/create';
import { getEquipement } from '@mif/domain/equipements/get';
import { equipementHistory } from '@mif/domain/equipements/history';
import { listEquipements } from '@mif/domain/equipements/list';
import { moveEquipement } from '@mif/domain/equipements/move';
import { retireEquipement } from '@mif/domain/equipements/retire';
import { updateEquipement } from '@mif/domain/equipements/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const equipementsRouter = router({
  list: query('equipement.read')
    .meta(rest('GET', '/equipements', 'Lister les équipements'))
    .input(checked(ListEquipementsInput))
    .output(checked(EquipementPage))
    .query(({ ctx, input }) => listEquipements(ctx.domain, input)),
  get: query('equipement.read')
    .meta(rest('GET', '/equipements/{id}', 'Lire un équipement'))
    .input(checked(IdInput))
    .output(checked(EquipementDetail))
    .query(({ ctx, input }) => getEquipement(ctx.domain, input)),
  history: query('equipement.read')
    .meta(rest('GET', '/equipements/{id}/historique', 'Lire l’historique d’un équipement'))
    .input(checked(EquipementHistoryInput))
    .output(checked(EquipementHistoryPage))
    .query(({ ctx, input }) => equipementHistory(ctx.domain, input)),
  branch: query('equipement.read')
    .meta(rest('GET', '/equipements/branche', 'Lire une branche de l’arbre des équipements'))
    .input(checked(BranchInput))
    .output(checked(BranchPage))
    .query(({ ctx, input }) => readBranch(ctx.domain, input)),
  bilan: query('equipement.read')
    .meta(rest('GET', '/equipements/{id}/bilan', 'Lire les arrêts, le travail et le coût d’une période'))
    .input(checked(BilanInput))
    .output(checked(Bilan))
    .query(({ ctx, input }) => readBilan(ctx.domain, input)),
  move: command('equipement.move')
    .meta(rest('PATCH', '/equipements/{id}/emplacement', 'Déplacer un équipement et ce qu’il porte'))
    .input(checked(MoveEquipementInput))
    .output(checked(EquipementDetail))
    .mutation(({ ctx, input }) => moveEquipement(ctx.domain, input)),
  create: command('equipement.create')
    .meta(rest('POST', '/equipements', 'Créer un équipement', 201))
    .input(checked(CreateEquipementInput))
    .output(checked(EquipementDetail))
    .mutation(({ ctx, input }) => createEquipement(ctx.domain, input)),
  update: command('equipement.update')
    .meta(rest('PUT', '/equipements/{id}', 'Modifier un équipement'))
    .input(checked(UpdateEquipementInput))
    .output(checked(EquipementDetail))
    .mutation(({ ctx, input }) => updateEquipement(ctx.domain, input)),
  retire: command('equipement.retire')
    .meta(rest('DELETE', '/equipements/{id}', 'Retirer un équipement du service'))
    .input(checked(RetireEquipementInput))
    .output(checked(EquipementDetail))
    .mutation(({ ctx, input }) => retireEquipement(ctx.domain, input)),
});
