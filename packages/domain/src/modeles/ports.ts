import type { CanalModele, TextesModele } from '@mif/contract/modeles';
import type { NotificationEvent } from '@mif/contract/notifications';
import type { Langue } from '@mif/contract/users';
import type { LinkFacts, Mail } from '../notifications/delivery.ts';

type Rendered = Pick<Mail, 'subject' | 'html' | 'text'>;

/** A message of an event as its reader `nom` would see it, filled with examples. */
export interface Sample {
  evenement: NotificationEvent;
  langue: Langue;
  nom: string;
  textes: TextesModele;
}

/** Where the words of messages come from: the templates, which server and worker give. */
export interface MessagePorts {
  defaultTexts: (evenement: NotificationEvent, langue: Langue, canal: CanalModele) => TextesModele;
  /** What a variable of an event holds in the examples. */
  example: (evenement: NotificationEvent, langue: Langue, variable: string) => string;
  sampleMail: (sample: Sample) => Rendered;
  sampleShort: (sample: Omit<Sample, 'nom'>) => string;
  sampleLink: (link: Pick<LinkFacts, 'langue' | 'genre' | 'nom'>) => Rendered;
}

/** Makes a trial mail, marked as one; the worker gives the templates. */
export type RenderTrial = (sample: Sample) => Rendered;
