import type { journal as fr } from '../fr/journal.ts';
import type { Messages } from '../messages.ts';

export const journal: Messages<typeof fr> = {
  history: 'التغييرات',
  none: 'لا تغيير مسجَّلًا.',
  actions: {
    create: 'أنشأ ⁨{acteur}⁩ البطاقة',
    update: 'عدّل ⁨{acteur}⁩ البطاقة',
    import: 'استورد ⁨{acteur}⁩ البطاقة',
    retire: 'أخرج ⁨{acteur}⁩ البطاقة من الخدمة',
    deactivate: 'عطّل ⁨{acteur}⁩ البطاقة',
    activate: 'أعاد ⁨{acteur}⁩ تفعيل البطاقة',
    other: '‏⁨{acteur}⁩: ⁨{action}⁩',
  },
  change: '‏⁨{champ}⁩: ⁨{avant}⁩ ← ⁨{apres}⁩',
  yes: 'نعم',
  no: 'لا',
  conflict_title: 'تغيّرت هذه البطاقة للتو',
  conflict_by: 'عدّلها ⁨{acteur}⁩ {quand}.',
  conflict_text: 'تغييراتك محفوظة أدناه والباقي محدَّث. راجعها ثم احفظ من جديد.',
};
