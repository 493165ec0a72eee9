import type { arrets as fr } from '../fr/arrets.ts';
import type { Messages } from '../messages.ts';

export const arrets: Messages<typeof fr> = {
  title: 'التوقّفات',
  empty: 'لا يوجد أي توقّف مسجَّل.',
  causes: { panne: 'عطل', planifie: 'مخطَّط', environnement: 'المحيط', exploitation: 'الاستغلال' },
  causes_hint: {
    panne: 'الآلة معطّلة حتى نهاية التوقّف.',
    planifie: 'الآلة قيد الصيانة حتى نهاية التوقّف.',
    environnement: 'انقطاع الكهرباء أو الماء أو سوء الطقس: ليست الآلة السبب.',
    exploitation: 'لا إنتاج، أو تغيير السلسلة.',
  },
  fields: { cause: 'السبب', date_debut: 'البداية', date_fin: 'النهاية', commentaire: 'ملاحظة', duree: 'المدة' },
  add: 'تسجيل توقّف',
  edit: 'تصحيح التوقّف',
  end: 'إعادة إلى الخدمة',
  lasting: 'مستمر',
  since: 'متوقّفة منذ {quand}',
  end_hint: 'إذا تُرك فارغا: ما زال التوقّف مستمرا.',
  start_hint: 'إذا تُرك فارغا: الآن.',
  toasts: { added: 'سُجّل التوقّف.', updated: 'صُحّح التوقّف.', ended: 'عادت المعدّة إلى الخدمة.' },
  bilan: {
    title: 'الحصيلة',
    periods: { mois: '30 يوما', trimestre: '90 يوما', annee: '12 شهرا' },
    period: 'الفترة',
    arret: 'مدة التوقّف',
    pannes: '{n, plural, zero {لا أعطال} one {عطل واحد} two {عطلان} few {# أعطال} many {# عطلا} other {# عطل}}',
    interventions: '{n, plural, zero {لا تدخّلات} one {تدخّل واحد} two {تدخّلان} few {# تدخّلات} many {# تدخّلا} other {# تدخّل}}',
    main_oeuvre: 'اليد العاملة',
    cout: 'التكلفة',
    branch_hint: 'تشمل الأشغال والتكلفة أيضا ما هو جزء منها.',
  },
};
