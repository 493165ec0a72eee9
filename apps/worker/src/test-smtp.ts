import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerEnvelope } from 'smtp-server';

/** What the test's mail server does with the next mail. */
type Behaviour =
  | 'accept'
  | 'slow'
  | 'refuse_reader'
  | 'refuse_text'
  | 'refuse_sender'
  | 'busy'
  | 'hang'
  | 'drop_early'
  | 'drop'
  | 'accept_and_drop';

/** A real mail server for tests. */
export interface TestSmtp {
  url: string;
  /** Taken one a mail; `accept` once it is empty. */
  behaviours: Behaviour[];
  /** Mails that were answered 250. */
  accepted: ParsedMail[];
  /** What was asked to be reported of each mail whose text arrived, by RFC 3461. */
  asked: SMTPServerEnvelope[];
  /** Mails whose text arrived, answered or not. */
  attempts: () => number;
  /** Nobody listens on its port any more, and whoever talks with it is cut off. */
  down: () => Promise<void>;
  /** It listens again, on the same port. */
  up: () => Promise<void>;
  close: () => Promise<void>;
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** Starts it on a free port of this machine. */
export async function startSmtp(): Promise<TestSmtp> {
  const behaviours: Behaviour[] = [];
  const accepted: ParsedMail[] = [];
  const asked: SMTPServerEnvelope[] = [];
  const sockets = new Set<Socket>();
  const dropAll = () => sockets.forEach((socket) => socket.destroy());
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    hideDSN: false,
    closeTimeout: 100,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onMailFrom: (_address, _session, done) => {
      if (behaviours[0] !== 'refuse_sender') return done();
      behaviours.shift();
      done(answer(550, 'sender not allowed'));
    },
    onRcptTo: ({ address }, _session, done) => {
      if (behaviours[0] === 'drop_early') {
        behaviours.shift();
        return dropAll();
      }
      if (behaviours[0] !== 'refuse_reader') return done();
      behaviours.shift();
      done(answer(550, `no such user ${address}`));
    },
    onData: (stream, session, done) => {
      attempts += 1;
      asked.push(session.envelope);
      const behaviour = behaviours.shift() ?? 'accept';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (behaviour === 'hang') return;
        if (behaviour === 'busy') return done(answer(421, 'too busy, try again'));
        if (behaviour === 'refuse_text') return done(answer(554, 'message refused'));
        if (behaviour === 'drop') return dropAll();
        const wait = behaviour === 'slow' ? 150 : 0;
        void sleep(wait)
          .then(() => simpleParser(Buffer.concat(chunks)))
          .then((mail) => {
            accepted.push(mail);
            done();
            // Its answer is on its way.
            if (behaviour === 'accept_and_drop') setTimeout(dropAll, 20);
          });
      });
    },
  });
  // Readers that are killed.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    behaviours,
    accepted,
    asked,
    attempts: () => attempts,
    down: () => {
      dropAll();
      return new Promise((closed) => {
        server.server.close(() => closed());
      });
    },
    up: () =>
      new Promise((listening) => {
        server.server.listen(port, '127.0.0.1', listening);
      }),
    close: () => {
      dropAll();
      return new Promise((closed) => {
        server.close(() => closed());
      });
    },
  };
}
