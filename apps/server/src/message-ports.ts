import type { MessagePorts } from '@mif/domain/modeles/ports';
import { defaultsOf, exampleOf, sampleLink, sampleMail, sampleShort } from '@mif/emails/samples';

/** The templates of messages, as verbs ask for them. */
export function messagePorts(publicUrl: string): MessagePorts {
  return {
    defaultTexts: defaultsOf,
    example: exampleOf,
    sampleMail: (sample) => sampleMail({ ...sample, public_url: publicUrl }),
    sampleShort,
    sampleLink: (link) => sampleLink({ ...link, public_url: publicUrl }),
  };
}
