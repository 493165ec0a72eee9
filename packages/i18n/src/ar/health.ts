import type { health as fr } from '../fr/health.ts';
import type { Messages } from '../messages.ts';

export const health: Messages<typeof fr> = {
  title: 'حالة النظام',
  status: { ok: 'كل شيء يعمل', degraded: 'يعمل مع تحفّظات', error: 'معطّل' },
  checked_label: 'آخر فحص',
  checks: {
    database: 'قاعدة البيانات',
    worker: 'المهام الخلفية',
    queue: 'طابور المهام',
    disk: 'مساحة القرص',
    clock: 'الساعة',
    zone: 'التوقيت القانوني للمغرب',
    mail: 'إرسال البريد الإلكتروني',
    messages: 'نصوص الرسائل',
    documents: 'ملفات تالفة',
  },
  check_ok: 'سليم',
  check_degraded: 'تحت المراقبة',
  check_error: 'معطّل',
  zone: {
    title: 'التوقيت القانوني للمغرب',
    text: 'المغرب على التوقيت العالمي UTC طوال السنة منذ 20 شتنبر 2026. عند منتصف النهار UTC تُظهر الساعة الصحيحة:',
    version: 'جدول المناطق الزمنية ⁨{version}⁩، يُراجَع قبل ⁨{date}⁩.',
    instant: 'اللحظة',
    expected: 'المتوقَّع',
    table: 'جدولنا',
    device: 'هذا الجهاز',
    right: 'صحيح',
    wrong: 'فرق ساعة',
    explain: 'يستعمل البرنامج جدوله الخاص: تأخّر منصّة ما لا يغيّر شيئا في الأوقات المعروضة.',
  },
  values: {
    version: 'الإصدار',
    uptime: 'قيد التشغيل منذ',
    jobs: '{n, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}',
  },
};
