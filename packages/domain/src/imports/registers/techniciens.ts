import { CreateTechnicienInput, Niveau, UpdateTechnicienInput } from '@mif/contract/techniciens';
import { z } from 'zod';
import type { Ctx } from '../../kernel/context.ts';
import { tables, techniciensOf } from '../../kernel/scope.ts';
import { createTechnicien } from '../../techniciens/create.ts';
import { updateTechnicien } from '../../techniciens/update.ts';
import { declaredImport } from '../declared.ts';
import type { FileRow, ImportField, Refuse } from '../fields.ts';
import { certificatesCell, readCertificates, type SaidCertificate } from '../certificates.ts';
import { hoursCell } from '../hours.ts';
import { booleanCell, identifierOf, numberOf, textOf, unfit } from '../readers.ts';
import { directoryOf } from '../references.ts';
import { keyOf, planUpserts, type Known } from '../upsert.ts';
import { words } from '../vocabulary.ts';

const { shape } = CreateTechnicienInput;

/** One skill of a cell: `ELEC 3`, `Froid : 2`, `HYDR (4)`. */
const skill = /^(?<nom>.+?)\s*(?:[:=(/-]\s*|\s)(?<niveau>\d+)\)?$/u;

const fields: ImportField[] = [
  {
    champ: 'compte',
    names: words(
      'compte | e-mail | email | adresse e-mail | identifiant | utilisateur | Account | User | Username | E-mail address | Login',
      'الحساب | البريد الإلكتروني | اسم المستخدم | المستخدم',
    ),
    is_required: true,
    read: textOf(z.string().trim().toLowerCase().min(1).max(254)),
  },
  {
    champ: 'matricule',
    names: words(
      'matricule | badge | n° badge | code technicien | Badge | Employee number | Staff number | الرقم المهني | رقم البطاقة | رقم التسجيل',
    ),
    read: identifierOf(shape.matricule.unwrap()),
  },
  { champ: 'equipe', names: words('équipe | groupe | service | Team | Crew | Department | الفريق | القسم'), read: textOf(shape.equipe) },
  {
    champ: 'telephone',
    names: words('téléphone | tél | gsm | portable | Phone | Telephone | Mobile | الهاتف | رقم الهاتف'),
    read: identifierOf(shape.telephone),
  },
  {
    champ: 'vehicule',
    names: words('véhicule | voiture | immatriculation | Vehicle | Van | المركبة | السيارة'),
    read: textOf(shape.vehicule),
  },
  {
    champ: 'base_adresse',
    names: words('adresse de départ | base | domicile | Home base | Base address | عنوان الانطلاق'),
    read: textOf(shape.base_adresse),
  },
  {
    champ: 'base_latitude',
    names: words('latitude de départ | latitude | Home base latitude | خط عرض الانطلاق'),
    read: numberOf(shape.base_latitude),
  },
  {
    champ: 'base_longitude',
    names: words('longitude de départ | longitude | Home base longitude | خط طول الانطلاق'),
    read: numberOf(shape.base_longitude),
  },
  { champ: 'horaires', names: words('horaires | heures de travail | Working hours | Hours | أوقات العمل | ساعات العمل'), read: hoursCell },
  {
    champ: 'habilitations',
    names: words('habilitations | habilitation | certificats | Certifications | Certificates | الشهادات | الاعتمادات'),
    read: certificatesCell,
  },
  {
    champ: 'competences',
    names: words('compétences | compétence | spécialités | Skills | الكفاءات | المهارات | التخصصات'),
    read: (cell) => {
      const parts = cell.split(/[;,|\n]/).filter((part) => part.trim() !== '');
      const skills = parts.map((part) => skill.exec(part.trim())?.groups);
      if (skills.some((found) => !Niveau.safeParse(Number(found?.['niveau'])).success)) return unfit('competences');
      return { value: skills.map((found) => ({ nom: found?.['nom'] ?? '', niveau: Number(found?.['niveau']) })) };
    },
  },
  { champ: 'is_active', names: words('actif | active | en activité | Active | Is active | نشط | مفعل'), read: booleanCell },
];

/** Technicians, by the account each has. */
export const techniciensImport = declaredImport({
  registre: 'techniciens',
  permissions: ['technicien.create', 'technicien.update', 'habilitation.create', 'habilitation.update'],
  fields: () => fields,
  keys: ['compte'],
  async plan(ctx, rows, { refuse }) {
    const accounts = await tables(ctx.em).selectFrom('users').select(['id', 'email', 'username', 'role', 'is_active']).execute();
    const people = directoryOf(
      accounts,
      ({ email }) => email,
      ({ username }) => username,
    );
    const whose = new Map<FileRow, { id: number; email: string }>();
    for (const row of rows) {
      const account = people.find(textOfKey(row.values.get('compte')));
      if (account === null || account === 'several') refuse(row, 'compte', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'users' });
      else if (account.role !== 'technicien' || !account.is_active) refuse(row, 'compte', 'TECHNICIEN_USER_INVALID');
      else whose.set(row, account);
    }
    const certificates = await readCertificates(ctx, rows, refuse);
    const known = await withSkills(ctx, rows, refuse, certificates.of);
    const technicienOf = new Map([...known.techniciens.values()].flat().map(({ id, values }) => [values['compte'], id]));
    const named = rows.flatMap((row) => {
      const account = whose.get(row);
      if (!account) return [];
      const said = certificates.over(row, technicienOf.get(account.email) ?? null);
      const values = new Map([...known.named(row), ['compte', account.email]] as [string, unknown][]);
      if (said) values.set('habilitations', said);
      return [{ ligne: row.ligne, values }];
    });
    const writeCertificates = (writing: Ctx, id: number, said: unknown) =>
      certificates.write(writing, id, (said ?? []) as readonly SaidCertificate[]);
    const userOf = new Map(accounts.map(({ id, email }) => [email, id]));
    return planUpserts(named, {
      fields,
      refuse,
      keys: ['compte'],
      known: known.techniciens,
      create: async (writing, { compte, is_active, habilitations, ...values }) => {
        const input = CreateTechnicienInput.parse({ ...values, ...known.idsOf(values), user_id: userOf.get(String(compte)) });
        const { id } = await createTechnicien(writing, input);
        await writeCertificates(writing, id, habilitations);
        if (is_active === false) await updateTechnicien(writing, { id, is_active });
      },
      update: async (writing, { id, version }, { habilitations, ...changed }) => {
        await updateTechnicien(writing, UpdateTechnicienInput.parse({ id, version, ...changed, ...known.idsOf(changed) }));
        await writeCertificates(writing, id, habilitations);
      },
    });
  },
});

const textOfKey = (value: unknown) => (typeof value === 'string' ? value : '');

interface SaidSkill {
  nom: string;
  niveau: number;
}

/** Technicians that are there with their skills, as files name them: sorted by code. */
async function withSkills(ctx: Ctx, rows: readonly FileRow[], refuse: Refuse, certificatesOf: (id: number) => object[]) {
  const skills = await tables(ctx.em).selectFrom('competences').select(['id', 'code', 'nom']).execute();
  const directory = directoryOf(
    skills,
    ({ code }) => code,
    ({ nom }) => nom,
  );
  const codes = new Map<FileRow, { code: string; niveau: number }[]>();
  for (const row of rows) {
    const said = (row.values.get('competences') ?? []) as SaidSkill[];
    const found = said.map(({ nom, niveau }) => ({ nom, niveau, skill: directory.find(nom) }));
    const unknown = found.find((each) => each.skill === null || each.skill === 'several');
    if (unknown) refuse(row, 'competences', 'IMPORT_REFERENCE_UNKNOWN', { registre: 'competences', valeur: unknown.nom });
    const levels = new Map(
      found.flatMap((each) => (each.skill && each.skill !== 'several' ? [[each.skill.code, each.niveau] as const] : [])),
    );
    codes.set(row, sorted([...levels].map(([code, niveau]) => ({ code, niveau }))));
  }
  const ids = new Map(skills.map(({ id, code }) => [code, id]));
  return {
    techniciens: await findKnown(ctx, certificatesOf),
    named: (row: FileRow): FileRow['values'] =>
      row.values.has('competences') ? new Map([...row.values, ['competences', codes.get(row) ?? []]]) : row.values,
    idsOf: (values: Readonly<Record<string, unknown>>) => {
      const said = values['competences'] as { code: string; niveau: number }[] | null | undefined;
      if (said === undefined) return {};
      return { competences: (said ?? []).map(({ code, niveau }) => ({ competence_id: ids.get(code), niveau })) };
    },
  };
}

const sorted = <Skill extends { code: string }>(skills: readonly Skill[]) => skills.toSorted((a, b) => (a.code < b.code ? -1 : 1));

async function findKnown(ctx: Ctx, certificatesOf: (id: number) => object[]): Promise<Map<string, Known[]>> {
  const rows = await techniciensOf(ctx, 'technicien.update')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.id', 't.version', 't.matricule', 't.equipe', 't.telephone', 't.vehicule', 't.base_adresse', 't.base_latitude'])
    .select(['t.base_longitude', 't.horaires', 't.is_active', 'u.email'])
    .execute();
  const lines = await tables(ctx.em)
    .selectFrom('technicien_competences as tc')
    .innerJoin('competences as k', 'k.id', 'tc.competence_id')
    .select(['tc.technicien_id', 'k.code', 'tc.niveau'])
    .execute();
  const skillsOf = Map.groupBy(lines, ({ technicien_id }) => technicien_id);
  return Map.groupBy(
    rows.map(({ id, version, email, ...rest }) => {
      const values = { ...rest, habilitations: certificatesOf(id) };
      const competences = sorted((skillsOf.get(id) ?? []).map(({ code, niveau }) => ({ code, niveau })));
      return { id, version, cle: values.matricule, values: { ...values, compte: email, competences } };
    }),
    ({ values }) => keyOf('compte', values.compte),
  );
}
