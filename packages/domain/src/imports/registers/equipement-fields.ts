import { CreateEquipementInput } from '@mif/contract/equipements';
import type { ChampType } from '@mif/contract/types-equipement';
import { z } from 'zod';
import type { Ctx } from '../../kernel/context.ts';
import { listTypes } from '../../types-equipement/list.ts';
import type { ImportField } from '../fields.ts';
import { codeOf, codesOf, dateCell, identifierOf, numberOf, textOf } from '../readers.ts';
import { fold, words } from '../vocabulary.ts';
import { clientField } from './client-field.ts';

const { shape } = CreateEquipementInput;

const criticites = codesOf({
  critique: 'A | critical | vital | 1 | حرجة | حرج',
  important: 'B | importante | haute | high | 2 | مهمة | مهم',
  standard: 'C | normale | moyenne | normal | medium | 3 | عادية | عادي',
  non_critique: 'D | basse | faible | low | non-critical | 4 | غير حرجة | غير حرج',
});
const statuts = codesOf({
  operationnel: 'en service | en marche | marche | opérationnelle | operational | running | in service | في الخدمة | قيد التشغيل',
  maintenance: 'en maintenance | entretien | under maintenance | in maintenance | قيد الصيانة | صيانة',
  panne: 'en panne | à l’arrêt | arrêté | down | out of order | broken down | breakdown | معطلة | معطل | عطل',
});
const frequences = codesOf({
  journalier: 'quotidien | quotidienne | journalière | tous les jours | daily | every day | يومية | يومي | يوميا',
  hebdomadaire: 'chaque semaine | toutes les semaines | weekly | every week | أسبوعية | أسبوعي | أسبوعيا',
  mensuel: 'mensuelle | chaque mois | monthly | every month | شهرية | شهري | شهريا',
  trimestriel: 'trimestrielle | tous les trimestres | quarterly | every three months | ربع سنوية | فصلية | كل ثلاثة أشهر',
  semestriel: 'semestrielle | tous les semestres | half-yearly | every six months | twice a year | نصف سنوية | كل ستة أشهر',
  annuel: 'annuelle | tous les ans | chaque année | yearly | annual | every year | سنوية | سنوي | سنويا',
});

/** The fields of an equipment that every type has. */
const equipementFields: ImportField[] = [
  clientField,
  {
    champ: 'site',
    names: words('site | code site | nom du site | usine | Site | Site code | Plant | الموقع | الموقع الصناعي | موقع الزبون | رمز الموقع'),
    read: identifierOf(z.string().max(200)),
  },
  {
    champ: 'parent',
    names: words(
      'fait partie de | parent | équipement parent | ensemble | sous-ensemble de | rattaché à | chemin | Part of | Parent | Parent equipment | Path',
      'جزء من | المعدة الأم | تابع لـ',
    ),
    read: identifierOf(z.string().max(2000)),
  },
  {
    champ: 'code',
    names: words(
      'code | code équipement | code machine | repère | n° équipement | numéro équipement | matricule | tag | Code | Equipment code',
      'Asset | Asset ID | Asset code | Equipment ID | Equipment number | Tag number | رمز المعدة | رمز الآلة | الرمز | رقم المعدة',
    ),
    read: identifierOf(shape.code.unwrap()),
  },
  {
    champ: 'nom',
    names: words(
      'nom | désignation | désignation équipement | équipement | machine | libellé | Name | Equipment | Equipment name | Description',
      'الاسم | اسم المعدة | المعدة | اسم الآلة | الآلة | التسمية',
    ),
    is_required: true,
    read: textOf(shape.nom),
  },
  {
    champ: 'type',
    names: words(
      'type | type d’équipement | type équipement | famille | catégorie | Type | Equipment type | Category | النوع | نوع المعدة | الفئة',
    ),
    is_required: true,
    read: textOf(shape.type),
  },
  {
    champ: 'localisation',
    names: words('localisation | emplacement | lieu | zone | atelier | Location | Area | Workshop | المكان | الموضع'),
    read: textOf(shape.localisation),
  },
  {
    champ: 'criticite',
    names: words('criticité | importance | Criticality | درجة الأهمية | الأهمية | الحرجية | درجة الحرجية'),
    codes: criticites,
    read: codeOf(criticites),
  },
  {
    champ: 'statut',
    names: words('état | statut | Status | State | الحالة | حالة المعدة'),
    codes: statuts,
    read: codeOf(statuts),
  },
  {
    champ: 'frequence_entretien',
    names: words(
      'fréquence d’entretien | fréquence | périodicité | entretien | Maintenance frequency | Frequency | دورية الصيانة | وتيرة الصيانة | الدورية',
    ),
    codes: frequences,
    read: codeOf(frequences),
  },
  {
    champ: 'numero_serie',
    names: words(
      'numéro de série | n° de série | n° série | série | Serial number | Serial no | Serial | S/N | الرقم التسلسلي | رقم السلسلة',
    ),
    read: identifierOf(shape.numero_serie),
  },
  {
    champ: 'fabricant',
    names: words('fabricant | marque | constructeur | Manufacturer | Make | Brand | الشركة المصنعة | الصانع | الماركة | العلامة'),
    read: textOf(shape.fabricant),
  },
  { champ: 'modele', names: words('modèle | référence | Model | الطراز | الموديل | النموذج'), read: identifierOf(shape.modele) },
  {
    champ: 'date_mise_en_service',
    names: words(
      'mise en service | date de mise en service | date d’installation | Commissioned on | Commissioning date | In service since | تاريخ التشغيل',
    ),
    is_date: true,
    read: dateCell,
  },
  {
    champ: 'date_fin_garantie',
    names: words(
      'fin de garantie | garantie jusqu’au | date de fin de garantie | garantie | Warranty until | Warranty end | Warranty | نهاية الضمان | الضمان',
    ),
    is_date: true,
    read: dateCell,
  },
];

/** The fields of an equipment, and those people gave its types: a column called as one of these is its. */
export async function allEquipementFields(ctx: Ctx): Promise<ImportField[]> {
  const { items } = await listTypes(ctx, { actifs: 'oui' });
  const asked = items.flatMap(({ champs }) => champs.filter(({ is_archive }) => !is_archive));
  return [...equipementFields, ...[...Map.groupBy(asked, ({ cle }) => cle)].map(([cle, same]) => customField(cle, same))];
}

/** @param same the fields of this key, one a type: their kinds may differ, and then the verb says what is wrong */
function customField(cle: string, same: readonly ChampType[]): ImportField {
  const [first] = same;
  const libelle = first?.libelle ?? cle;
  const kinds = new Set(same.map(({ genre }) => genre));
  const genre = kinds.size === 1 ? first?.genre : 'texte';
  const names = same.flatMap((champ) => [champ.libelle, ...(champ.unite ? [`${champ.libelle} (${champ.unite})`] : [])]).map(fold);
  const named = { champ: `champ:${cle}`, libelle: first?.unite ? `${libelle} (${first.unite})` : libelle, names };
  if (genre === 'nombre') return { ...named, read: numberOf(z.number()) };
  if (genre === 'date') return { ...named, is_date: true, read: dateCell };
  if (genre !== 'choix') return { ...named, read: textOf(z.string().max(500)) };
  const choices = [...new Set(same.flatMap(({ choix }) => choix))];
  const codes = { codes: choices, meanings: new Map(choices.map((choice) => [fold(choice), choice])) };
  return { ...named, codes, read: codeOf(codes) };
}
