import type { scanner as fr } from '../fr/scanner.ts';
import type { Messages } from '../messages.ts';

export const scanner: Messages<typeof fr> = {
  title: 'قراءة ملصقة',
  hint: 'ضع رمز QR داخل الإطار.',
  starting: 'جارٍ فتح الكاميرا…',
  torch_on: 'إشعال المصباح',
  torch_off: 'إطفاء المصباح',
  denied_title: 'الكاميرا غير مسموح بها',
  denied_text: 'اسمح بالكاميرا لهذا الموقع في إعدادات المتصفح ثم أعد المحاولة. يمكنك أيضا كتابة الرمز المكتوب على الملصقة.',
  missing_title: 'لا كاميرا في هذا الجهاز',
  missing_text: 'اكتب الرمز المكتوب على الملصقة.',
  busy_title: 'الكاميرا مشغولة',
  busy_text: 'يستعملها تطبيق آخر. أغلقه ثم أعد المحاولة.',
  insecure_text: 'لا تُفتح الكاميرا إلا عبر ⁨https⁩. اكتب الرمز المكتوب على الملصقة.',
  code: 'رمز الملصقة',
  code_help: 'مكتوب بخط بارز، مثل ⁨EQ-0005⁩.',
  find: 'بحث',
  not_ours: 'ليس هذا الرمز من ملصقاتنا.',
  not_found: 'لا معدّة تحمل هذا الرمز بين ما تراه.',
  several: 'عدة معدّات تحمل هذا الرمز: اختر.',
  found: 'قُرئت الملصقة',
  again: 'قراءة ملصقة أخرى',
  unknown: 'هذه الملصقة غير معروفة أو لم تعد صالحة.',
  report: 'الإبلاغ عن هذه الآلة',
};
