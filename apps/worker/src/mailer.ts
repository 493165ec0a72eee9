import { MailRefused, type Mail } from '@mif/domain/notifications/delivery';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';

/** How long SMTP may take, in milliseconds. */
interface MailTimeouts {
  connection: number;
  /** Of silence. */
  socket: number;
  /** Of one mail, from its connection to its end. */
  mail: number;
  /** For how long a server that was silent is left alone: while it hangs, its mails do not hold every place of the worker. */
  pause: number;
}

const defaultTimeouts: MailTimeouts = { connection: 10_000, socket: 30_000, mail: 60_000, pause: 30_000 };

export interface MailerOptions {
  /** `smtp://…` or `smtps://…` */
  url: string;
  from: string;
  /** Mails at once: as many as jobs. */
  maxConnections: number;
  /** Takes secrets out of error texts. */
  scrub: (text: string) => string;
  timeouts?: MailTimeouts;
}

/** Hands mails over by SMTP. */
export interface Mailer {
  /**
   * @param signal ends the attempt
   * @throws MailRefused where the server refused this mail for good, else an error with a text safe to keep
   */
  send: (mail: Mail, signal: AbortSignal) => Promise<void>;
  close: () => void;
}

/** Opens a pool of SMTP connections; it connects with the first mail. */
export function createMailer({ url, from, maxConnections, scrub, timeouts = defaultTimeouts }: MailerOptions): Mailer {
  const host = /@([^@<>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  const transport = createTransport({
    url,
    pool: true,
    maxConnections,
    // The queue tries again; a mail sent again at once by the pool could be one that arrived.
    maxRequeues: 0,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.connection,
    dnsTimeout: timeouts.connection,
    socketTimeout: timeouts.socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let silent_until = 0;
  return {
    send: async ({ to, subject, html, text, messageId }, signal) => {
      if (performance.now() < silent_until) throw new Error('the mail server was silent a moment ago');
      const limit = AbortSignal.timeout(timeouts.mail);
      try {
        // As an object: an address that holds a comma stays one.
        const reader = { name: '', address: to };
        const head = { from, to: reader, messageId: `<${messageId}@${host}>`, headers: { 'Auto-Submitted': 'auto-generated' } };
        // Made whole beforehand: as a stream it would leave in dozens of small packets.
        const raw = await new MailComposer({ ...head, subject, html, text, disableFileAccess: true, disableUrlAccess: true })
          .compile()
          .build();
        const dsn = { id: messageId, return: 'headers', notify: 'failure', recipient: to } as const;
        await transport.sendMail({ envelope: { from, to: [reader] }, dsn, raw, signal: AbortSignal.any([signal, limit]) });
      } catch (error) {
        if (limit.aborted || (error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT')) {
          silent_until = performance.now() + timeouts.pause;
        }
        throw judge(error, scrub);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError extends Error {
  responseCode?: number;
  command?: string;
}

// Where the server says no for ever to this reader or this text. A 5xx to our name, password or sender is about the
// settings: mails wait until those are right.
const mailCommands = new Set(['RCPT TO', 'DATA']);
const addressCodes = new Set([550, 551, 553]);
// The server will not carry it, whoever it is for: that says nothing of the address.
const aboutUs = /relay|spam|block|black|listed|policy|denied|denies|authenti|spf|dkim|dmarc|reputation|sender/i;

function judge(error: unknown, scrub: (text: string) => string): Error {
  const smtp: SmtpError = error instanceof Error ? error : new Error(String(error));
  const message = scrub(smtp.message).replaceAll(/\s+/g, ' ').trim();
  const is_permanent = (smtp.responseCode ?? 0) >= 500 && mailCommands.has(smtp.command ?? '');
  if (!is_permanent) return new Error(message);
  return new MailRefused(message, { is_address: smtp.command === 'RCPT TO' && isUnknownAddress(smtp.responseCode ?? 0, message) });
}

/** Whether the answer to a reader's name says that there is no such address, by RFC 3463 where it has such a code. */
function isUnknownAddress(code: number, message: string): boolean {
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(message)?.[0];
  if (enhanced) return /^5\.(1\.(1|2|3|6|10)|2\.1)$/.test(enhanced);
  return addressCodes.has(code) && !aboutUs.test(message);
}
