import type { scanner as fr } from '../fr/scanner.ts';
import type { Messages } from '../messages.ts';

export const scanner: Messages<typeof fr> = {
  title: 'Read a label',
  hint: 'Put the label’s QR code inside the frame.',
  starting: 'Opening the camera…',
  torch_on: 'Turn the light on',
  torch_off: 'Turn the light off',
  denied_title: 'The camera is not allowed',
  denied_text: 'Allow the camera for this site in the browser’s settings, then try again. You can also type the code written on the label.',
  missing_title: 'No camera on this device',
  missing_text: 'Type the code written on the label.',
  busy_title: 'The camera is busy',
  busy_text: 'Another application uses it. Close it, then try again.',
  insecure_text: 'The camera opens over https only. Type the code written on the label.',
  code: 'Code on the label',
  code_help: 'It is written in bold, for example EQ-0005.',
  find: 'Find',
  not_ours: 'This code is not one of our labels.',
  not_found: 'No equipment you see has this code.',
  several: 'Several pieces of equipment have this code: choose.',
  found: 'Label read',
  again: 'Read another label',
  unknown: 'This label is not recognised, or no longer.',
  report: 'Report on this machine',
};
