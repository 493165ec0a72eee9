import type { users as fr } from '../fr/users.ts';
import type { Messages } from '../messages.ts';

export const users: Messages<typeof fr> = {
  name: 'حساب',
  count: '{n, plural, zero {لا توجد حسابات} one {حساب واحد} two {حسابان} few {# حسابات} many {# حسابا} other {# حساب}}',
  fields: {
    username: 'اسم المستخدم',
    full_name: 'الاسم الكامل',
    email: 'البريد الإلكتروني',
    role: 'الدور',
    langue: 'اللغة',
    is_active: 'الحالة',
    client: 'الشركة الزبونة',
    password: 'كلمة المرور',
    created_at: 'تاريخ الإنشاء',
  },
  active: 'نشط',
  inactive: 'معطّل',
  help: {
    username: 'يُستعمل لتسجيل الدخول مثل البريد الإلكتروني.',
    password: '8 أحرف على الأقل. يمكن لصاحب الحساب تغييرها.',
    client: 'لحساب زبون فقط: لن يرى سوى هذه الشركة.',
  },
  read_only: 'لا يمكن تعديل الحسابات إلا للمشرف.',
  list: {
    title: 'الحسابات',
    create: 'حساب جديد',
    search: 'الاسم أو البريد الإلكتروني',
    empty_title: 'لا توجد حسابات',
    empty_text: 'أنشئ حسابا لكل شخص يستعمل البرنامج.',
  },
  form: { create_title: 'حساب جديد', edit_title: 'تعديل ⁨{nom}⁩', submit: 'حفظ الحساب' },
  deactivate: 'تعطيل',
  deactivate_title: 'تعطيل ⁨{nom}⁩',
  activate: 'إعادة التفعيل',
  activate_title: 'إعادة تفعيل ⁨{nom}⁩',
  activate_confirm: 'إعادة تفعيل حساب ⁨{nom}⁩؟ سيتمكّن من الدخول من جديد بكلمة مروره.',
  deactivate_confirm: 'تعطيل حساب ⁨{nom}⁩؟ ستُغلق جلساته ولن يتمكّن من الدخول.',
  toasts: {
    created: 'تم إنشاء حساب ⁨{nom}⁩.',
    updated: 'تم تحديث حساب ⁨{nom}⁩.',
    deactivated: 'تم تعطيل حساب ⁨{nom}⁩.',
    activated: 'تمت إعادة تفعيل حساب ⁨{nom}⁩.',
  },
};
