import type { clients as fr } from '../fr/clients.ts';
import type { Messages } from '../messages.ts';

export const clients: Messages<typeof fr> = {
  name: 'زبون',
  count: '{n, plural, zero {لا يوجد زبائن} one {زبون واحد} two {زبونان} few {# زبائن} many {# زبونا} other {# زبون}}',
  interventions_ouvertes:
    '{n, plural, zero {لا توجد تدخّلات مفتوحة} one {تدخّل مفتوح واحد} two {تدخّلان مفتوحان} few {# تدخّلات مفتوحة} many {# تدخّلا مفتوحا} other {# تدخّل مفتوح}}',
  inactive: 'غير نشط',
  fields: {
    code: 'الرمز',
    nom: 'الاسم',
    ville: 'المدينة',
    adresse: 'العنوان',
    email: 'البريد الإلكتروني',
    telephone: 'الهاتف',
    is_active: 'نشط',
    created_at: 'تاريخ الإضافة',
    equipements: 'المعدّات',
    interventions_ouvertes: 'التدخّلات المفتوحة',
  },
  help: {
    code: 'إذا تُرك فارغا يُمنح رمز تلقائيا.',
    email: 'يتلقّى إشعارات الإقفال.',
    is_active: 'الزبون غير النشط يحتفظ بسجلّه.',
  },
  list: {
    title: 'الزبائن',
    create: 'زبون جديد',
    search: 'الاسم أو الرمز أو المدينة',
    empty_title: 'لا يوجد زبائن',
    empty_text: 'أضف أول زبون لك: ترتبط به معدّاته.',
  },
  form: { create_title: 'زبون جديد', edit_title: 'تعديل ⁨{nom}⁩', submit: 'حفظ الزبون' },
  toasts: { created: 'تمت إضافة ⁨{nom}⁩.', updated: 'تم تحديث ⁨{nom}⁩.' },
};
