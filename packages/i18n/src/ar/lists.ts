import type { Messages } from '../messages.ts';
import type { lists as fr } from '../fr/lists.ts';

export const lists: Messages<typeof fr> = {
  views: 'العروض',
  save_view: 'حفظ هذا العرض',
  view_name: 'اسم العرض',
  view_shared: 'مشاركته مع زملائي',
  view_is_shared: 'مشترك',
  view_saved: 'تم حفظ العرض «⁨{nom}⁩».',
  view_deleted: 'تم حذف العرض.',
  delete_view: 'حذف العرض «⁨{nom}⁩»',
  everything: 'عرض الكل',
  no_view: 'صفِّ القائمة أو رتّبها، ثم احفظها هنا لتجدها لاحقًا.',
  move_up: 'تقديم العمود «⁨{nom}⁩»',
  move_down: 'تأخير العمود «⁨{nom}⁩»',
  usual_columns: 'الأعمدة المعتادة',
  bulk: 'إجراءات على المحدَّد',
  bulk_actions: { retire: 'إخراج من الخدمة', deactivate: 'تعطيل', approve: 'موافقة' },
  bulk_confirm: {
    equipements:
      '{n, plural, zero {لن تُخرَج أي معدّة من الخدمة} one {ستُخرَج معدّة واحدة من الخدمة} two {ستُخرَج معدّتان من الخدمة} few {ستُخرَج # معدّات من الخدمة} many {ستُخرَج # معدّة من الخدمة} other {ستُخرَج # معدّة من الخدمة}}: يبقى سجلّها ولا يُفتح فيها شيء جديد. يُرفض ما له تدخّلات مفتوحة أو أجزاء ما زالت في الخدمة.',
    clients:
      '{n, plural, zero {لن يُعطَّل أي زبون} one {سيُعطَّل زبون واحد} two {سيُعطَّل زبونان} few {سيُعطَّل # زبائن} many {سيُعطَّل # زبونا} other {سيُعطَّل # زبون}}: تبقى المواقع والمعدّات والسجلّ، ولا يُقترح بعدها.',
    techniciens:
      '{n, plural, zero {لن يتغيّر أي تقني} one {لن يُقترح تقني واحد} two {لن يُقترح تقنيان} few {لن يُقترح # تقنيين} many {لن يُقترح # تقنيا} other {لن يُقترح # تقني}} للإسناد بعد الآن. تبقى الحسابات والسجلّ.',
    users:
      '{n, plural, zero {لن يُعطَّل أي حساب} one {سيُعطَّل حساب واحد} two {سيُعطَّل حسابان} few {سيُعطَّل # حسابات} many {سيُعطَّل # حسابا} other {سيُعطَّل # حساب}}: تُغلق الجلسات ولا يدخل بها أحد. ستُطلب كلمة مرورك.',
    absences:
      '{n, plural, zero {لن تُقبل أي فترة غياب} one {ستُقبل فترة غياب واحدة} two {ستُقبل فترتا غياب} few {ستُقبل # فترات غياب} many {ستُقبل # فترة غياب} other {ستُقبل # فترة غياب}} ويُخبَر التقنيون. يُرفض ما سبق الجواب عنه.',
  },
  bulk_done:
    '{n, plural, zero {لم يُنجز شيء.} one {أُنجز لسطر واحد.} two {أُنجز لسطرين.} few {أُنجز لـ# أسطر.} many {أُنجز لـ# سطرا.} other {أُنجز لـ# سطر.}}',
  bulk_refused:
    '{n, plural, zero {لم يُرفض شيء:} one {رُفض سطر واحد:} two {رُفض سطران:} few {رُفضت # أسطر:} many {رُفض # سطرا:} other {رُفض # سطر:}}',
  bulk_one_done: 'تم',
  bulk_one_refused: 'مرفوض',
  export: 'تصدير',
  export_what: 'القائمة كاملة كما هي مصفّاة ومرتّبة، بما في ذلك ما لم يُعرض بعد.',
  export_filtered: 'القائمة مصفّاة: لن يضمّ الملف سوى أسطرها.',
  export_format: 'الصيغة',
  export_xlsx: 'مصنّف Excel',
  export_csv: 'ملف CSV (بفاصلة منقوطة)',
  export_columns: 'الأعمدة',
  export_shown: 'المعروضة',
  export_all: 'كلها',
  export_codes: 'الرموز بدل التسميات، لإعادة الاستيراد',
  export_download: 'تنزيل',
  export_stop: 'إيقاف',
  export_failed: 'لم يكتمل التنزيل. أعد المحاولة.',
  export_done: 'تم تنزيل الملف ⁨{nom}⁩.',
};
