import type { InterventionImportField } from '@mif/contract/imports';
import type { InterventionType, Priorite, Statut } from '@mif/contract/interventions';

/** Fields whose values are codes of ours. */
export type CodedField = 'type' | 'priorite' | 'statut';

/**
 * A text as names are compared: letters and digits alone, without case, accents, or the ways to write one Arabic letter.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Lists of names between bars, folded. */
export const words = (...lists: string[]) => lists.flatMap((list) => list.split('|').map(fold));

/** What columns are called, in French, English and Arabic, the surest names first. */
export const columnNames: Record<InterventionImportField, readonly string[]> = {
  date_creation: words(
    'date_creation | date de création | date création | créée le | date intervention | date de l’intervention',
    'date demande | date de la demande | date ouverture | date de début | date début | BscStartDate | Basic start date',
    'Bsc start | Start date | Created on | Created at | Creation date | Created | Opened | Date opened | Date',
    'Reported on | تاريخ الإنشاء | تاريخ التدخل | تاريخ البدء | تاريخ الطلب | التاريخ | تاريخ',
  ),
  equipement: words(
    'equipement | code équipement | équipement (code) | machine | code machine | matériel | engin | actif',
    'poste technique | Asset | Asset ID | Asset number | Equipment | Equipment ID | Equipment number',
    'Functional location | رمز المعدة | المعدة | المعدات | الآلة | الجهاز',
  ),
  titre: words(
    'titre | intitulé | objet | libellé | désignation | sujet | panne | problème | OriginalShorttext | Short text',
    'Short description | Title | Subject | Summary | العنوان | عنوان التدخل | الموضوع | العطل',
  ),
  description: words(
    'description | détails | détail | commentaire | commentaires | remarque | remarques | observation | observations',
    'Long text | Details | Comment | Comments | Notes | الوصف | التفاصيل | ملاحظات',
  ),
  type: words(
    'type | type d’intervention | type intervention | type de maintenance | nature | catégorie | PMType | Order type',
    'Work type | Maintenance type | Work order type | نوع التدخل | نوع الصيانة | النوع',
  ),
  priorite: words('priorité | priorite | urgence | Priority | Urgency | الأولوية | درجة الأولوية'),
  statut: words('statut | état | Status | State | User status | System status | الحالة | حالة التدخل'),
  cout: words(
    'cout | coût | coûts | coût total | coût réel | montant | prix | Cost | Costs | Total cost | Actual cost | Amount',
    'Total act costs | التكلفة | الكلفة | المبلغ',
  ),
  reference_externe: words(
    'reference_externe | référence d’origine | référence externe | référence | réf | n° OT | numéro OT | OT | n° DI',
    'numéro | n° | Order | Order number | Work order | Work order number | WO | WO number | Original reference | Reference | ID | المرجع',
    'رقم الأمر | الرقم',
  ),
};

const meanings = <Code extends string>(table: Partial<Record<Code, readonly string[]>>): ReadonlyMap<string, Code> =>
  new Map(
    Object.entries(table).flatMap(([code, names]) => words(code, ...(names as readonly string[])).map((name) => [name, code as Code])),
  );

/**
 * What values of files usually mean: proposed, never taken without being asked for. Of SAP's order types the two that
 * mean the same everywhere are here; the others are each company's own.
 */
export const valueMeanings: Record<CodedField, ReadonlyMap<string, string>> = {
  type: meanings<InterventionType>({
    corrective: [
      'correctif',
      'corrective maintenance',
      'réparation',
      'repair',
      'breakdown',
      'panne',
      'dépannage',
      'PM01',
      'تصحيحية',
      'إصلاحية',
    ],
    preventive: ['préventif', 'preventive maintenance', 'PM02', 'entretien', 'scheduled', 'planned', 'systématique', 'وقائية'],
    curative: ['curatif', 'علاجية'],
    ameliorative: ['amélioratif', 'amélioration', 'improvement', 'modification', 'تحسينية'],
    diagnostic: ['inspection', 'contrôle', 'expertise', 'تشخيص', 'تشخيصية'],
  }),
  priorite: meanings<Priorite>({
    basse: ['faible', 'low', 'منخفضة'],
    normale: ['normal', 'moyenne', 'medium', 'عادية', 'متوسطة'],
    haute: ['élevée', 'high', 'importante', 'عالية'],
    critique: ['urgente', 'urgent', 'critical', 'emergency', 'très haute', 'very high', 'حرجة', 'عاجلة', 'مستعجلة'],
    programmee: ['planifiée', 'scheduled', 'planned', 'مبرمجة'],
  }),
  statut: meanings<Statut>({
    ouverte: ['ouvert', 'nouvelle', 'nouveau', 'open', 'new', 'CRTD', 'مفتوحة', 'جديدة'],
    terminee: ['terminé', 'finie', 'réalisée', 'done', 'completed', 'TECO', 'منتهية', 'مكتملة'],
    cloturee: ['clôturé', 'close', 'fermée', 'closed', 'CLSD', 'مغلقة'],
    archivee: ['archivé', 'archived', 'مؤرشفة'],
    annulee: ['annulé', 'cancelled', 'canceled', 'ملغاة'],
  }),
};
