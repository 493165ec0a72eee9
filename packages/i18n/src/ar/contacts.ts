import type { contacts as fr } from '../fr/contacts.ts';
import type { Messages } from '../messages.ts';

export const contacts: Messages<typeof fr> = {
  title: 'جهات الاتصال',
  none: 'لا توجد جهات اتصال.',
  add: 'إضافة جهة اتصال',
  principal: 'الرئيسية',
  call: 'الاتصال بـ⁨{nom}⁩',
  write: 'مراسلة ⁨{nom}⁩',
  edit: 'تعديل ⁨{nom}⁩',
  history: {
    create: 'أضاف ⁨{acteur}⁩ جهة الاتصال ⁨{nom}⁩',
    update: 'عدّل ⁨{acteur}⁩ جهة اتصال',
    deactivate: 'أزال ⁨{acteur}⁩ جهة اتصال',
  },
  fields: {
    nom: 'الاسم',
    fonction: 'المنصب',
    telephone: 'الهاتف',
    mobile: 'الجوّال',
    email: 'البريد الإلكتروني',
    is_principal: 'جهة الاتصال الرئيسية',
    is_active: 'مستعملة',
  },
  help: { is_principal: 'من يُتّصل به أولا، ويحلّ محلّ السابق.' },
  form: {
    create_title: 'جهة اتصال جديدة',
    edit_title: 'تعديل ⁨{nom}⁩',
    submit: 'حفظ جهة الاتصال',
    remove: 'إزالة جهة الاتصال هذه',
    remove_confirm: 'إزالة ⁨{nom}⁩؟ لن تُقترح بعد الآن، ويحتفظ بها السجلّ.',
  },
  toasts: { created: 'تمت إضافة ⁨{nom}⁩.', updated: 'تم تحديث ⁨{nom}⁩.', removed: 'تمت إزالة ⁨{nom}⁩.' },
};
