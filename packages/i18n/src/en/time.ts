import type { time as fr } from '../fr/time.ts';
import type { Messages } from '../messages.ts';

export const time: Messages<typeof fr> = {
  late_by: '{duree} late',
  due_in: 'In {duree}',
  ago: '{duree} ago',
  just_now: 'just now',
  from_to: 'from {debut} to {fin}',
  morocco: 'Moroccan time',
};
