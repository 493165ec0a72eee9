import type { notifications as fr } from '../fr/notifications.ts';
import type { Messages } from '../messages.ts';

export const notifications: Messages<typeof fr> = {
  title: 'الإشعارات',
  unread:
    '{n, plural, zero {لا إشعارات غير مقروءة} one {إشعار واحد غير مقروء} two {إشعاران غير مقروءين} few {# إشعارات غير مقروءة} many {# إشعارا غير مقروء} other {# إشعار غير مقروء}}',
  mark_all: 'تعليم الكل كمقروء',
  all: 'عرض كل الإشعارات',
  empty_title: 'لا توجد إشعارات',
  empty_text: 'ستُخبَر هنا بما يخصّك.',
  live: 'تحديثات مباشرة',
  /** What the sentences below name as `{absence}` and `{validite}`. */
  words: {
    absence: { conge: 'إجازة عادية', maladie: 'إجازة مرضية', formation: 'دورة تكوين', autre: 'فترة غياب' },
    validite: { expiree: 'منتهية منذ {date}', dernier_jour: 'آخر يوم صلاحية {date}', expire: 'تنتهي في {date}' },
  },
  events: {
    intervention_affectee: 'أُسند إليك ⁨{reference}⁩: ⁨{titre}⁩',
    intervention_retiree: 'لم يعد ⁨{reference}⁩ مسندا إليك: ⁨{titre}⁩',
    intervention_liberee: '⁨{reference}⁩ بحاجة إلى إسناد جديد: ⁨{titre}⁩',
    intervention_demarree: 'بدأ العمل على ⁨{reference}⁩: ⁨{titre}⁩',
    intervention_en_attente: '⁨{reference}⁩ في الانتظار: ⁨{titre}⁩',
    intervention_terminee: 'انتهى ⁨{reference}⁩ وبقي إقفاله: ⁨{titre}⁩',
    intervention_rouverte: 'أُعيد فتح ⁨{reference}⁩: ⁨{titre}⁩',
    intervention_cloturee: 'أُقفل ⁨{reference}⁩: ⁨{titre}⁩',
    intervention_annulee: 'أُلغي ⁨{reference}⁩: ⁨{titre}⁩',
    demande_soumise: 'طلب جديد ⁨{reference}⁩: ⁨{titre}⁩',
    demande_acceptee: 'قُبل طلبك ⁨{reference}⁩ وأصبح التدخّل ⁨{intervention}⁩',
    demande_refusee: 'رُفض طلبك ⁨{reference}⁩: ⁨{motif}⁩',
    demande_doublon: 'طلبك ⁨{reference}⁩ قيد المتابعة من قبل تحت ⁨{original}⁩',
    demande_annulee: 'سحب صاحب الطلب ⁨{reference}⁩ طلبه: ⁨{titre}⁩',
    absence_demandee: 'يطلب ⁨{technicien}⁩ {absence} من {du} إلى {au}',
    absence_approuvee: 'تمت الموافقة على غيابك من {du} إلى {au}',
    absence_refusee: 'رُفض طلب غيابك من {du} إلى {au}',
    absence_annulee: 'أُلغي غياب ⁨{technicien}⁩ من {du} إلى {au}',
    habilitation_expire: '⁨{habilitation}⁩، ⁨{technicien}⁩: {validite}',
    intervention_rappel: 'يجب إنهاء ⁨{reference}⁩ قبل {echeance}: ⁨{titre}⁩',
    intervention_retard: 'تجاوز ⁨{reference}⁩ أجله المحدّد في {echeance}: ⁨{titre}⁩',
    intervention_escalade: 'ما زال ⁨{reference}⁩ متأخرا عن أجله المحدّد في {echeance}: ⁨{titre}⁩',
    echeance_generee: 'أنشأت الخطة ⁨{plan}⁩ التدخّل ⁨{reference}⁩، موعده {date}',
    adresse_rejetee: 'عنوانك ⁨{email}⁩ يرفض رسائلنا: صحّحه، فلن يُرسل إليه شيء بعد الآن',
    adresse_rejetee_compte: 'عنوان ⁨{compte}⁩ ⁨{email}⁩ يرفض رسائلنا',
    information: '{texte}',
  },
};
