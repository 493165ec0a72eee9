import type { time as fr } from '../fr/time.ts';
import type { Messages } from '../messages.ts';

export const time: Messages<typeof fr> = {
  late_by: 'متأخّر {duree}',
  due_in: 'خلال {duree}',
  ago: 'منذ {duree}',
  just_now: 'الآن',
  from_to: 'من {debut} إلى {fin}',
  morocco: 'توقيت المغرب',
};
