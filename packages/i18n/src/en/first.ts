import { common } from './common.ts';
import { interventions } from './interventions.ts';
import { journee } from './journee.ts';
import { notifications } from './notifications.ts';
import { time } from './time.ts';

/** The texts a technician's day stands on in this language, and the frame round every page: what a browser fetches before it shows one. */
export const first = { common, interventions, journee, notifications, time };
