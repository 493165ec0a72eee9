import type { portail as fr } from '../fr/portail.ts';
import type { Messages } from '../messages.ts';

export const portail: Messages<typeof fr> = {
  title: 'فضائي',
  hello: 'مرحبا ⁨{nom}⁩',
  happening: 'ما يجري الآن',
  done: 'ما أُنجز',
  equipements: 'معدّاتكم',
  sites: 'مواقعكم',
  all_sites: 'عرض كل مواقعكم',
  no_happening_title: 'لا يوجد أي تدخّل جارٍ',
  no_happening_text: 'كل شيء على ما يرام. ستظهر التدخّلات القادمة هنا.',
  no_done_text: 'لم يُنجز شيء لديكم بعد.',
  open_count:
    '{n, plural, zero {لا توجد تدخّلات مفتوحة} one {تدخّل مفتوح واحد} two {تدخّلان مفتوحان} few {# تدخّلات مفتوحة} many {# تدخّلا مفتوحا} other {# تدخّل مفتوح}}',
  planned_for: 'مبرمج {quand}',
  done_on: 'انتهى {quand}',
  closed_on: 'أُقفل {quand}',
  technician: 'التقني: ⁨{nom}⁩',
  tabs: { home: 'الرئيسية', equipements: 'المعدّات', account: 'الحساب' },
  statuts: {
    ouverte: 'سجّلنا طلبكم ونحن بصدد تعيين تقني.',
    affectee: 'تم تعيين تقني.',
    en_cours: 'التقني يعمل حاليا.',
    en_attente: 'العمل متوقّف مؤقتا.',
  },
  no_equipements_text: 'لم تُسجَّل لديكم أي معدّة بعد.',
  all_done: 'عرض كل ما أُنجز',
  all_equipements: 'عرض كل معدّاتكم',
  all_happening: 'عرض كل التدخّلات الجارية',
};
