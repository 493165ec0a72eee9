import type { emails as fr } from '../fr/emails.ts';
import type { Messages } from '../messages.ts';

export const emails: Messages<typeof fr> = {
  greeting: 'مرحبا ⁨{nom}⁩،',
  signature: 'ERP MIF Maroc',
  footer: 'تصلك هذه الرسالة لأن لديك حسابا على ERP MIF Maroc.',
  open: 'فتح التدخّل',
  subjects: {
    intervention_affectee: 'أُسند إليك التدخّل ⁨{reference}⁩: ⁨{titre}⁩',
    intervention_retiree: 'لم يعد التدخّل ⁨{reference}⁩ مسندا إليك',
    intervention_liberee: 'التدخّل ⁨{reference}⁩ بحاجة إلى إسناد جديد: ⁨{titre}⁩',
    intervention_demarree: 'بدأ العمل على ⁨{reference}⁩',
    intervention_en_attente: 'التدخّل ⁨{reference}⁩ في الانتظار',
    intervention_terminee: 'انتهى التدخّل ⁨{reference}⁩',
    intervention_rouverte: 'أُعيد فتح التدخّل ⁨{reference}⁩',
    intervention_cloturee: 'أُقفل التدخّل ⁨{reference}⁩: ⁨{titre}⁩',
    intervention_annulee: 'أُلغي التدخّل ⁨{reference}⁩',
    information: 'معلومة',
  },
  bodies: {
    intervention_affectee: 'أُسند إليك تدخّل.',
    intervention_retiree: 'لم يعد هذا التدخّل مسندا إليك. ليس عليك فعل شيء.',
    intervention_liberee: 'لم يعد التقني مكلّفا بهذا التدخّل. إنه ينتظر تقنيا آخر.',
    intervention_demarree: 'بدأ التقني العمل.',
    intervention_en_attente: 'توقّف العمل. السبب مذكور في بطاقة التدخّل.',
    intervention_terminee: 'انتهى العمل. بقي التحقّق والإقفال.',
    intervention_rouverte: 'يُستأنف العمل على هذا التدخّل.',
    intervention_cloturee: 'انتهى التدخّل وتم التحقّق منه. تقريره في فضائك.',
    intervention_annulee: 'لن يُنجز هذا التدخّل.',
    information: 'لديك رسالة جديدة.',
  },
};
