import { join } from 'node:path';
import { readSettings } from './environment.ts';
import { createMailPages, createSmtpSink } from './mailbox-server.ts';
import { openMailStore } from './mailbox-store.ts';

// The development mailbox: a real mail server that keeps what it is given, and a page to read it.
const settings = readSettings();
const store = await openMailStore(join(settings.DATA_DIR, 'mailbox'));
const pages = createMailPages(store);
const sink = createSmtpSink(store, (error) => console.error(String(error)));

sink.listen(settings.MAILBOX_SMTP_PORT, '127.0.0.1');
pages.listen(settings.MAILBOX_PORT, '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    pages.close();
    pages.closeAllConnections();
    sink.close(() => process.exit());
  });
}
