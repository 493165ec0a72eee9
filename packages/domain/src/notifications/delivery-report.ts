import PostalMime, { type Email } from 'postal-mime';

/** What a mail server says of one reader of a mail it had taken. */
export interface ReportedReader {
  /** As it tried it, and as it was given: another one where the mail was passed on. */
  adresses: string[];
  action: string;
  /** By RFC 3463, `5.1.1`; its class alone where nothing finer is said, `5.0.0`. */
  code: string;
  diagnostic: string;
}

/** A delivery status notification, by RFC 3464. */
export interface DeliveryReport {
  /** What the mail may have been called by: its Message-ID, the identifier of its envelope. */
  messageIds: string[];
  readers: ReportedReader[];
}

const READERS_MAX = 20;
const DIAGNOSTIC_LENGTH = 300;
const statusCode = /\b([245])\.\d{1,3}\.\d{1,3}\b/;
const limits = { maxNestingDepth: 20, maxHeadersSize: 65_536, forceRfc822Attachments: true, attachmentEncoding: 'utf8' } as const;

/**
 * Reads a mail as it came.
 * @returns the report, or null where it is another mail: an answer of somebody away, a receipt, anything
 */
export async function readDeliveryReport(mail: Uint8Array): Promise<DeliveryReport | null> {
  const parsed = await PostalMime.parse(mail, limits).catch(() => null);
  const type = valueOf(parsed, 'content-type').toLowerCase();
  if (!parsed || !type.startsWith('multipart/report')) return null;
  const [status] = partsOf(parsed, ['message/delivery-status']);
  if (status === undefined) return null;
  // Fields of the whole first, then those of each reader, an empty line between them.
  const groups = status.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/);
  const [head, ...readers] = await Promise.all(groups.slice(0, READERS_MAX + 1).map((group) => fieldsOf(group)));
  if (!head) return null;
  const returned = partsOf(parsed, ['text/rfc822-headers', 'message/rfc822', 'message/global', 'message/global-headers']);
  const originals = await Promise.all(returned.map((text) => fieldsOf(text)));
  return {
    messageIds: [...originals.map((email) => email.messageId ?? ''), valueOf(head, 'original-envelope-id')].filter((id) => id !== ''),
    readers: readers.filter((email) => valueOf(email, 'final-recipient') !== '').map((email) => toReader(email)),
  };
}

function toReader(fields: Email): ReportedReader {
  const diagnostic = afterType(valueOf(fields, 'diagnostic-code'));
  return {
    adresses: ['original-recipient', 'final-recipient'].map((name) => bare(afterType(valueOf(fields, name)))).filter((each) => each !== ''),
    action: valueOf(fields, 'action').toLowerCase(),
    code: statusCode.exec(valueOf(fields, 'status'))?.[0] ?? statusCode.exec(diagnostic)?.[0] ?? '',
    diagnostic: diagnostic.slice(0, DIAGNOSTIC_LENGTH),
  };
}

/** `rfc822; someone@exemple.ma` → `someone@exemple.ma` */
function afterType(value: string): string {
  return value.replace(/^[\w.-]+\s*;/, '').trim();
}

function bare(address: string): string {
  return address.replaceAll(/^<|>$/g, '').toLowerCase();
}

/** Header fields as one reads a mail's, folded lines made whole. */
function fieldsOf(text: string): Promise<Email> {
  return PostalMime.parse(text.trimStart(), limits);
}

function valueOf(email: Email | null, name: string): string {
  const value = email?.headers.find(({ key }) => key === name)?.value ?? '';
  return value.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}

function partsOf({ attachments }: Email, types: readonly string[]): string[] {
  return attachments.flatMap(({ mimeType, content }) => (types.includes(mimeType) && typeof content === 'string' ? [content] : []));
}
