import type { etiquettes as fr } from '../fr/etiquettes.ts';
import type { Messages } from '../messages.ts';

export const etiquettes: Messages<typeof fr> = {
  caption: 'Scan to report a fault',
  title: 'QR labels',
  open: 'Print labels',
  open_one: 'Print its label',
  count: '{n, plural, one {# label} other {# labels}}',
  intro: 'Each label shows the equipment’s code and a QR code. Whoever reads it can report a fault; your teams open the record.',
  format: 'A4 label sheets',
  formats: {
    '38x21': '38.1 × 21.2 mm, 65 a page',
    '70x37': '70 × 37 mm, 24 a page',
    '63x38': '63.5 × 38.1 mm, 21 a page',
    '99x67': '99.1 × 67.7 mm, 8 a page',
    '105x148': '105 × 148 mm, 4 a page',
  },
  position: 'Begin at label',
  position_help: 'For a sheet already begun: 1 is the first at the top left.',
  langue: 'Language of the line',
  client: 'Show the client’s name',
  submit: 'Open the PDF',
  too_many: '{max, plural, one {At most # label at a time.} other {At most # labels at a time.}} Print the rest afterwards.',
  retired: 'Retired equipment has no label any more: it is left out.',
  renew: 'Renew the label',
  renew_title: 'Renew the label of {nom}?',
  renew_text: 'Labels already stuck on will lead nowhere: a new one must be printed and stuck on. Do this when a label is lost or misused.',
  renewed: 'Label renewed. Print the new one.',
  sheet: 'Place on the sheet',
  place: 'Label {n}',
};
