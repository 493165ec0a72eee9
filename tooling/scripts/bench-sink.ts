import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

// A mail server that takes every mail and keeps none. Asked for a number of mails, it tells its parent in how many
// milliseconds they came, from the first one taken to the last.
let wanted = 0;
let taken = 0;
let first = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    stream.resume();
    stream.once('end', () => {
      taken += 1;
      if (taken === 1) first = performance.now();
      if (taken === wanted) process.send?.({ ms: performance.now() - first });
      done();
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
process.on('message', (n: number) => {
  wanted = n;
  taken = 0;
});
process.once('disconnect', () => process.exit());
