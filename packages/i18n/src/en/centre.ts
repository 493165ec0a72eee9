import type { centre as fr } from '../fr/centre.ts';
import type { Messages } from '../messages.ts';

export const centre: Messages<typeof fr> = {
  settings: 'My settings',
  search: 'Reference, title, person',
  unread_only: 'Unread',
  type: 'Kind',
  mark_read: 'Mark as read',
  mark_unread: 'Mark as unread',
  preferences: {
    title: 'My notifications',
    channels: 'What you are told',
    channels_text: 'What you untick is no longer signalled to you; it stays visible in the history. Each choice is kept at once.',
    quiet: 'Quiet hours',
    quiet_text: 'During these hours, e-mails and phone notifications wait. What is urgent still comes through.',
    quiet_on: 'Do not disturb me at certain hours',
    quiet_from: 'From',
    quiet_to: 'To',
    rhythm: 'Rhythm of e-mails',
    digest_at: 'Hour of the digest',
    refused_title: 'Your e-mail address is refused',
    refused_text:
      'The mail server answered that {email} does not exist ({quand}). No mail is sent there until an administrator corrects it.',
    refused_link: 'See my account',
    rhythms: {
      immediat: 'Each e-mail at once',
      quotidien: 'One digest a day',
    },
    rhythms_help: {
      immediat: 'You get each message as soon as it concerns you.',
      quotidien: 'What is not urgent comes in a single e-mail.',
    },
  },
};
