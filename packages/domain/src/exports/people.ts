import type { Absence, ListAbsencesInput } from '@mif/contract/absences';
import type { Habilitation, ListHabilitationsInput } from '@mif/contract/habilitations';
import type { ListTechniciensInput, Technicien } from '@mif/contract/techniciens';
import { sql } from 'kysely';
import { listAbsences } from '../absences/list.ts';
import { listHabilitations } from '../habilitations/list.ts';
import type { Ctx } from '../kernel/context.ts';
import { habilitationsOf } from '../kernel/scope.ts';
import { listTechniciens } from '../techniciens/list.ts';
import type { ExportSource } from './source.ts';

/** A technician with his certificates as the import reads them. */
type ExportedTechnicien = Omit<Technicien, 'habilitations'> & { habilitations: string | null };

export const techniciensExport: ExportSource<'techniciens', ListTechniciensInput, ExportedTechnicien> = {
  liste: 'techniciens',
  title: 'techniciens.list.title',
  list: listForFile,
  is_people: true,
  columns: {
    matricule: { label: 'techniciens.fields.matricule', kind: 'text', value: (row) => row.matricule, width: 14 },
    nom: { label: 'techniciens.fields.nom', kind: 'text', value: (row) => row.user.full_name, width: 28 },
    email: { label: 'techniciens.fields.email', kind: 'text', value: (row) => row.user.email, width: 32 },
    telephone: { label: 'techniciens.fields.telephone', kind: 'text', value: (row) => row.telephone, width: 18 },
    equipe: { label: 'techniciens.fields.equipe', kind: 'text', value: (row) => row.equipe },
    disponibilite: {
      label: 'techniciens.fields.disponibilite',
      kind: 'code',
      codes: 'techniciens.disponibilites',
      value: (row) => row.disponibilite,
    },
    // Codes with their levels, as the import reads them.
    competences: {
      label: 'techniciens.fields.competences',
      kind: 'text',
      value: (row) => row.competences.map(({ code, niveau }) => `${code}:${niveau}`).join(', '),
      width: 32,
    },
    habilitations: { label: 'techniciens.fields.habilitations', kind: 'text', value: (row) => row.habilitations, width: 40 },
    vehicule: { label: 'techniciens.fields.vehicule', kind: 'text', value: (row) => row.vehicule },
    base_adresse: { label: 'techniciens.fields.base_adresse', kind: 'text', value: (row) => row.base_adresse, width: 32 },
    base_latitude: { label: 'techniciens.fields.base_latitude', kind: 'number', value: (row) => row.base_latitude },
    base_longitude: { label: 'techniciens.fields.base_longitude', kind: 'number', value: (row) => row.base_longitude },
    charge: { label: 'techniciens.fields.charge', kind: 'number', value: (row) => row.charge },
    is_active: { label: 'techniciens.fields.is_active', kind: 'boolean', value: (row) => row.is_active },
  },
};

async function listForFile(ctx: Ctx, input: ListTechniciensInput) {
  const page = await listTechniciens(ctx, input);
  const rows = await habilitationsOf(ctx, 'habilitation.read')
    .innerJoin('types_habilitation as y', 'y.id', 'h.type_id')
    .select(['h.technicien_id', 'y.code', 'h.date_obtention', 'h.date_expiration'])
    .where(sql<boolean>`h.technicien_id = any(${page.items.map(({ id }) => id)}::int[])`)
    .where('h.is_active', '=', true)
    .orderBy('y.code')
    .orderBy('h.date_obtention')
    .execute();
  const certificates = Map.groupBy(rows, ({ technicien_id }) => technicien_id);
  const said = ({ code, date_obtention, date_expiration }: (typeof rows)[number]) =>
    [code, date_obtention, ...(date_expiration === null ? [] : ['→', date_expiration])].join(' ');
  const items = page.items.map((item): ExportedTechnicien => ({
    ...item,
    habilitations: (certificates.get(item.id) ?? []).map(said).join('; ') || null,
  }));
  return { ...page, items };
}

export const absencesExport: ExportSource<'absences', ListAbsencesInput, Absence> = {
  liste: 'absences',
  title: 'absences.title',
  list: listAbsences,
  is_people: true,
  columns: {
    technicien: { label: 'absences.fields.technicien', kind: 'text', value: (row) => row.technicien.nom, width: 28 },
    equipe: { label: 'techniciens.fields.equipe', kind: 'text', value: (row) => row.technicien.equipe },
    type: { label: 'absences.fields.type', kind: 'code', codes: 'absences.types', value: (row) => row.type },
    statut: { label: 'absences.fields.statut', kind: 'code', codes: 'absences.statuts', value: (row) => row.statut },
    debut: { label: 'absences.fields.debut', kind: 'instant', value: (row) => row.debut },
    fin: { label: 'absences.fields.fin', kind: 'instant', value: (row) => row.fin },
    date_debut: { label: 'absences.fields.date_debut', kind: 'date', value: (row) => row.date_debut },
    date_fin: { label: 'absences.fields.date_fin', kind: 'date', value: (row) => row.date_fin },
    motif: { label: 'absences.fields.motif', kind: 'text', value: (row) => row.motif, width: 40 },
    motif_decision: { label: 'absences.fields.motif_decision', kind: 'text', value: (row) => row.motif_decision, width: 40 },
  },
};

export const habilitationsExport: ExportSource<'habilitations', ListHabilitationsInput, Habilitation> = {
  liste: 'habilitations',
  title: 'habilitations.title',
  list: listHabilitations,
  is_people: true,
  columns: {
    technicien: { label: 'habilitations.fields.technicien', kind: 'text', value: (row) => row.technicien.nom, width: 28 },
    equipe: { label: 'techniciens.fields.equipe', kind: 'text', value: (row) => row.technicien.equipe },
    type_code: { label: 'habilitations.fields.code', kind: 'text', value: (row) => row.type.code, width: 16 },
    type: { label: 'habilitations.fields.type', kind: 'text', value: (row) => row.type.nom, width: 32 },
    etat: { label: 'habilitations.fields.etat', kind: 'code', codes: 'habilitations.etats', value: (row) => row.etat },
    date_obtention: { label: 'habilitations.fields.date_obtention', kind: 'date', value: (row) => row.date_obtention },
    date_expiration: { label: 'habilitations.fields.date_expiration', kind: 'date', value: (row) => row.date_expiration },
    numero: { label: 'habilitations.fields.numero', kind: 'text', value: (row) => row.numero },
    organisme: { label: 'habilitations.fields.organisme', kind: 'text', value: (row) => row.organisme, width: 28 },
  },
};
