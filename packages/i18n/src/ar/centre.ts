import type { centre as fr } from '../fr/centre.ts';
import type { Messages } from '../messages.ts';

export const centre: Messages<typeof fr> = {
  settings: 'إعداداتي',
  search: 'مرجع أو عنوان أو شخص',
  unread_only: 'غير المقروءة',
  type: 'النوع',
  mark_read: 'تعليم كمقروء',
  mark_unread: 'تعليم كغير مقروء',
  preferences: {
    title: 'إشعاراتي',
    channels: 'ما تُخبَر به',
    channels_text: 'ما تلغي تحديده لا يُشعرك به بعد ذلك، ويبقى ظاهرا في السجل. يُحفظ كل اختيار فورا.',
    quiet: 'ساعات الهدوء',
    quiet_text: 'خلال هذه الساعات تنتظر الرسائل وإشعارات الهاتف. ما هو عاجل يصلك رغم ذلك.',
    quiet_on: 'عدم إزعاجي في ساعات معيّنة',
    quiet_from: 'من',
    quiet_to: 'إلى',
    rhythm: 'وتيرة الرسائل',
    digest_at: 'ساعة الملخّص',
    refused_title: 'عنوان بريدك مرفوض',
    refused_text: 'أجاب خادم البريد أن ⁨{email}⁩ غير موجود ({quand}). لن تُرسَل أي رسالة إليه حتى يصحّحه أحد المديرين.',
    refused_link: 'عرض حسابي',
    rhythms: {
      immediat: 'كل رسالة فورا',
      quotidien: 'ملخّص في اليوم',
    },
    rhythms_help: {
      immediat: 'تصلك كل رسالة بمجرد أن تعنيك.',
      quotidien: 'يصل ما ليس عاجلا في رسالة واحدة.',
    },
  },
};
