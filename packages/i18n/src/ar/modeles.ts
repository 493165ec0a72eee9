import type { modeles as fr } from '../fr/modeles.ts';
import type { Messages } from '../messages.ts';

export const modeles: Messages<typeof fr> = {
  exemples: {
    titre: 'تسرّب في أسطوانة الرفع',
    acteur: 'نادية برادة',
    nom: 'ياسين العلوي',
    technicien: 'ياسين العلوي',
    motif: 'ما زال هذا الجهاز تحت ضمان المصنّع.',
    habilitation: 'رخصة كهربائية B1V',
    texte: 'ستكون بوابة الموقع مغلقة يوم الأحد من 8:00 إلى 12:00.',
    equipement: 'حفّارة هيدروليكية 12',
    localisation: 'الورشة الشمالية، الدار البيضاء',
  },
  variables: {
    reference: 'المرجع',
    titre: 'العنوان',
    acteur: 'من قام بالعمل',
    intervention: 'مرجع التدخّل الذي أُنشئ',
    motif: 'السبب المذكور',
    original: 'المرجع قيد المتابعة',
    technicien: 'التقني',
    absence: 'نوع الغياب، كتابة',
    du: 'اليوم الأول',
    au: 'اليوم الأخير',
    habilitation: 'الرخصة',
    validite: 'صلاحيتها، كتابة',
    date: 'التاريخ',
    ferie: 'العطلة الرسمية',
    texte: 'ما كتبه المسؤول',
    de: 'موعده السابق',
    a: 'موعده الجديد',
    nom: 'اسم القارئ',
  },
  trial_subject: '[تجربة] ⁨{sujet}⁩',
};
