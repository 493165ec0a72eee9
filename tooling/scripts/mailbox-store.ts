import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

/** A received mail. */
export interface Mail {
  /** Sorts by time of reception. */
  id: string;
  /** When it was received, ISO in UTC. */
  received_at: string;
  from: string;
  /** Bare addresses, lower case. */
  to: string[];
  subject: string;
  text: string;
  /** null where the mail has no HTML part. */
  html: string | null;
}

/** Mails kept as `.eml` files in a directory. */
export interface MailStore {
  /** Writes a mail; when it resolves the mail is on the disk, whole. */
  save: (content: Buffer) => Promise<void>;
  /** Every mail, newest first. */
  list: () => Promise<Mail[]>;
  /** null where there is none. */
  find: (id: string) => Promise<Mail | null>;
}

/** Opens the store of a directory, made if missing; what an interrupted write left is removed. */
export async function openMailStore(directory: string): Promise<MailStore> {
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) if (name.endsWith('.draft')) await rm(join(directory, name));
  const parsed = new Map<string, Mail>();

  const find = async (id: string): Promise<Mail | null> => {
    const known = parsed.get(id);
    if (known) return known;
    // Also keeps paths out of the directory from being asked for.
    if (!/^\d{13}-[0-9a-f]{8}$/.test(id)) return null;
    const content = await readFile(join(directory, `${id}.eml`)).catch(() => null);
    if (!content) return null;
    const mail = await parse(id, content);
    parsed.set(id, mail);
    return mail;
  };

  return {
    find,
    save: async (content) => {
      const id = `${Date.now()}-${randomBytes(4).toString('hex')}`;
      const draft = join(directory, `${id}.draft`);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(directory, `${id}.eml`));
    },
    list: async () => {
      const names = (await readdir(directory)).filter((name) => name.endsWith('.eml')).sort();
      const mails = await Promise.all(names.toReversed().map((name) => find(name.slice(0, -'.eml'.length))));
      return mails.filter((mail) => mail !== null);
    },
  };
}

async function parse(id: string, content: Buffer): Promise<Mail> {
  const { from, to, subject, text, html } = await simpleParser(content, { skipTextToHtml: true, skipHtmlToText: true });
  return {
    id,
    received_at: new Date(Number(id.split('-')[0])).toISOString(),
    from: from?.text ?? '',
    to: [to ?? []].flat().flatMap(addressesOf),
    subject: subject ?? '',
    text: text ?? '',
    html: html || null,
  };
}

function addressesOf({ value }: AddressObject): string[] {
  return value
    .flatMap(({ address, group }) => [address, ...(group ?? []).map((member) => member.address)])
    .flatMap((found) => found?.toLowerCase() ?? []);
}
