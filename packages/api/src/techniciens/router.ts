import { Done, IdInput } from '@mif/contract/paging';
import {
  AstreinteList,
  Astreinte,
  ChargeInput,
  ChargeList,
  Competence,
  CompetenceList,
  CreateAstreinteInput,
  CreateCompetenceInput,
  CreateTechnicienInput,
  DisponibiliteInput,
  DisponibilitesInput,
  EquipeList,
  ListAstreintesInput,
  ListTechniciensInput,
  RemoveAstreinteInput,
  Semaine,
  SemaineInput,
  Technicien,
  TechnicienPage,
  UpdateCompetenceInput,
  UpdateTechnicienInput,
  Verdict,
  VerdictList,
} from '@mif/contract/techniciens';
import { createAstreinte, listAstreintes, removeAstreinte } from '@mif/domain/techniciens/astreintes';
import { chargeOf } from '@mif/domain/techniciens/charge';
import { listCompetences } from '@mif/domain/techniciens/competences';
import { createTechnicien } from '@mif/domain/techniciens/create';
import { createCompetence } from '@mif/domain/techniciens/create-competence';
import { disponibiliteOfTechnicien, disponibilitesOf } from '@mif/domain/techniciens/disponibilite';
import { getTechnicien } from '@mif/domain/techniciens/get';
import { listEquipes, listTechniciens } from '@mif/domain/techniciens/list';
import { semaineOf } from '@mif/domain/techniciens/semaine';
import { updateTechnicien } from '@mif/domain/techniciens/update';
import { updateCompetence } from '@mif/domain/techniciens/update-competence';
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
  updateCompetence: command('competence.update')
    .meta(rest('PUT', '/techniciens/competences', 'Renommer une compétence, ou ne plus la proposer'))
    .input(checked(UpdateCompetenceInput))
    .output(checked(Competence))
    .mutation(({ ctx, input }) => updateCompetence(ctx.domain, input)),
  equipes: query('technicien.read')
    .output(checked(EquipeList))
    .query(({ ctx }) => listEquipes(ctx.domain)),
  disponibilites: query('technicien.read')
    .input(checked(DisponibilitesInput))
    .output(checked(VerdictList))
    .query(({ ctx, input }) => disponibilitesOf(ctx.domain, input)),
  disponibilite: query('technicien.read')
    .meta(rest('GET', '/techniciens/{id}/disponibilite', 'Savoir si un technicien est disponible, et sinon pourquoi'))
    .input(checked(DisponibiliteInput))
    .output(checked(Verdict))
    .query(({ ctx, input }) => disponibiliteOfTechnicien(ctx.domain, input)),
  semaine: query('technicien.read')
    .meta(rest('GET', '/techniciens/{id}/semaine', 'Lire la semaine d’un technicien'))
    .input(checked(SemaineInput))
    .output(checked(Semaine))
    .query(({ ctx, input }) => semaineOf(ctx.domain, input)),
  charge: query('technicien.read')
    .meta(rest('GET', '/techniciens/{id}/charge', 'Lire la charge d’un technicien, semaine par semaine'))
    .input(checked(ChargeInput))
    .output(checked(ChargeList))
    .query(({ ctx, input }) => chargeOf(ctx.domain, input)),
  astreintes: query('technicien.read')
    .meta(rest('GET', '/techniciens/{id}/astreintes', 'Lister les astreintes à venir d’un technicien'))
    .input(checked(ListAstreintesInput))
    .output(checked(AstreinteList))
    .query(({ ctx, input }) => listAstreintes(ctx.domain, input)),
  createAstreinte: command('technicien.update')
    .meta(rest('POST', '/techniciens/{id}/astreintes', 'Mettre un technicien d’astreinte', 201))
    .input(checked(CreateAstreinteInput))
    .output(checked(Astreinte))
    .mutation(({ ctx, input }) => createAstreinte(ctx.domain, input)),
  removeAstreinte: command('technicien.update')
    .meta(rest('DELETE', '/techniciens/{id}/astreintes/{astreinte_id}', 'Retirer une astreinte'))
    .input(checked(RemoveAstreinteInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeAstreinte(ctx.domain, input)),
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
