import { IdInput } from '@mif/contract/paging';
import {
  Competence,
  CompetenceList,
  CreateCompetenceInput,
  CreateTechnicienInput,
  ListTechniciensInput,
  Technicien,
  TechnicienPage,
  UpdateTechnicienInput,
} from '@mif/contract/techniciens';
import { listCompetences } from '@mif/domain/techniciens/competences';
import { createTechnicien } from '@mif/domain/techniciens/create';
import { createCompetence } from '@mif/domain/techniciens/create-competence';
import { getTechnicien } from '@mif/domain/techniciens/get';
import { listTechniciens } from '@mif/domain/techniciens/list';
import { updateTechnicien } from '@mif/domain/techniciens/update';
import { checked, command, query, rest, router } from '../procedures.ts';

export const techniciensRouter = router({
  list: query('technicien.read')
    .meta(rest('GET', '/techniciens', 'Lister les techniciens'))
    .input(checked(ListTechniciensInput))
    .output(checked(TechnicienPage))
    .query(({ ctx, input }) => listTechniciens(ctx.domain, input)),
  competences: query('competence.read')
    .meta(rest('GET', '/techniciens/competences', 'Lister les compétences'))
    .output(checked(CompetenceList))
    .query(({ ctx }) => listCompetences(ctx.domain)),
  createCompetence: command('competence.create')
    .meta(rest('POST', '/techniciens/competences', 'Créer une compétence', 201))
    .input(checked(CreateCompetenceInput))
    .output(checked(Competence))
    .mutation(({ ctx, input }) => createCompetence(ctx.domain, input)),
  get: query('technicien.read')
    .meta(rest('GET', '/techniciens/{id}', 'Lire un technicien'))
    .input(checked(IdInput))
    .output(checked(Technicien))
    .query(({ ctx, input }) => getTechnicien(ctx.domain, input)),
  create: command('technicien.create')
    .meta(rest('POST', '/techniciens', 'Créer un technicien', 201))
    .input(checked(CreateTechnicienInput))
    .output(checked(Technicien))
    .mutation(({ ctx, input }) => createTechnicien(ctx.domain, input)),
  update: command('technicien.update')
    .meta(rest('PUT', '/techniciens/{id}', 'Modifier un technicien'))
    .input(checked(UpdateTechnicienInput))
    .output(checked(Technicien))
    .mutation(({ ctx, input }) => updateTechnicien(ctx.domain, input)),
});
