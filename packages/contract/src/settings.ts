import { z } from 'zod';
import { fileTypeNames, type FileType } from './documents.ts';

/** The secret of `.env.example`: production refuses it. */
export const EXAMPLE_SECRET = 'replace-me-with-the-output-of-openssl-rand-base64-48';

const port = z.coerce.number().int().min(1).max(65_535);
const fileTypeList = z
  .string()
  .transform((value) => value.split(',').map((type) => type.trim().toLowerCase()))
  .pipe(z.array(z.enum(fileTypeNames as [FileType, ...FileType[]])).min(1));
const flag = z.enum(['0', '1']).transform((value) => value === '1');

function urlOf(...protocols: string[]) {
  return z.string().refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ''));
}

function isBucketUrl(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol === 's3:' && url.username !== '' && url.password !== '' && url.host !== '' && url.pathname.length > 1;
}

interface Definition<Schema extends z.ZodType> {
  schema: Schema;
  /** What a right value is: ends the sentence "is not …". */
  expected: string;
  example: string;
  /** Its value is never shown. */
  is_secret?: boolean;
}

function define<Schema extends z.ZodType>(schema: Schema, expected: string, example: string, is_secret = false): Definition<Schema> {
  return { schema, expected, example, is_secret };
}

const definitions = {
  NODE_ENV: define(z.enum(['development', 'test', 'production']).default('development'), 'development, test or production', 'production'),
  PORT: define(port.default(3000), 'a port from 1 to 65535', '3000'),
  HOST: define(
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    'an address to listen on',
    '127.0.0.1',
  ),
  PUBLIC_URL: define(urlOf('http:', 'https:').optional(), 'an http or https URL', 'https://interventions.mif.ma'),
  TRUSTED_PROXIES: define(z.coerce.number().int().min(0).max(10).default(0), 'a number of proxies from 0 to 10', '1'),
  DATA_DIR: define(z.string().default('.data'), 'a directory', '/var/lib/mif'),
  FILES_URL: define(
    z
      .string()
      .refine((value) => isBucketUrl(value))
      .optional(),
    'an s3:// URL with key, secret, host and bucket',
    's3://key:password@s3.example.ma/mif-documents?region=eu-west-3',
    true,
  ),
  FILES_MAX_MB: define(z.coerce.number().int().min(1).max(1000).default(50), 'a number of megabytes from 1 to 1000', '50'),
  FILES_MAX_COUNT: define(z.coerce.number().int().min(1).max(50).default(10), 'a number of files from 1 to 50', '10'),
  FILES_TYPES: define(
    fileTypeList.default([...fileTypeNames]),
    `a list of ${fileTypeNames.join(', ')}, separated by commas`,
    'jpg,png,webp,pdf,docx,xlsx',
  ),
  DATABASE_URL: define(
    urlOf('postgres:', 'postgresql:').optional(),
    'a postgres:// URL',
    'postgres://mif:password@db.example.ma:5432/mif',
    true,
  ),
  DATABASE_POOL_MAX: define(z.coerce.number().int().min(1).max(200).default(10), 'a number of connections from 1 to 200', '20'),
  SESSION_SECRET: define(z.string().min(32), 'a secret of at least 32 characters', '$(openssl rand -base64 48)', true),
  SMTP_URL: define(urlOf('smtp:', 'smtps:').optional(), 'an smtp:// or smtps:// URL', 'smtps://user:password@mail.example.ma:465', true),
  MAIL_FROM: define(
    z
      .string()
      .regex(/^[^<>\r\n]*<?[^@<>\s]+@[^@<>\s]+>?$/)
      .default('ERP MIF Maroc <ne-pas-repondre@mif.ma>'),
    'a mail address',
    'ERP MIF Maroc <interventions@mif.ma>',
  ),
  MAIL_RETURNS_TOKEN: define(
    z
      .string()
      .regex(/^[!-~]{32,}$/)
      .optional(),
    'a secret of at least 32 characters, without accents or spaces',
    '$(openssl rand -base64 48)',
    true,
  ),
  MAILBOX_PORT: define(port.optional(), 'a port from 1 to 65535', '3080'),
  MAILBOX_SMTP_PORT: define(port.optional(), 'a port from 1 to 65535', '3025'),
  MAILBOX_URL: define(urlOf('http:').optional(), 'an http URL', 'http://127.0.0.1:3080'),
  WORKER_CONCURRENCY: define(z.coerce.number().int().min(1).max(64).default(4), 'a number of jobs from 1 to 64', '4'),
  LOG_LEVEL: define(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'fatal, error, warn, info, debug, trace or silent',
    'info',
  ),
  DEMO: define(flag.optional(), '0 or 1', '0'),
  CLOCK_FILE: define(z.string().optional(), 'the path of a file', '/tmp/mif-clock'),
} as const;

export type SettingName = keyof typeof definitions;
export const settingNames = Object.keys(definitions) as SettingName[];

type Parsed = { [Name in SettingName]: z.output<(typeof definitions)[Name]['schema']> };

/** What the processes are told by their environment. */
export type Settings = Omit<Parsed, 'PUBLIC_URL' | 'DEMO' | 'MAILBOX_PORT' | 'MAILBOX_SMTP_PORT'> & {
  /** Where browsers reach the product, without a slash at the end; `https` makes the cookies Secure. */
  PUBLIC_URL: string;
  /** Demo accounts and data in an empty database: by default everywhere but in production. */
  DEMO: boolean;
  /** By default near PORT, so that two products on one machine do not meet. */
  MAILBOX_PORT: number;
  MAILBOX_SMTP_PORT: number;
};

/** The environment is wrong; the message names every fault, in lines to show as they are. */
export class SettingsError extends Error {
  readonly names: readonly SettingName[];

  /** @param faults one a setting: its name and a sentence */
  constructor(faults: readonly { name: SettingName; fault: string }[]) {
    const lines = faults.map(({ name, fault }) => `  ${name}: ${fault}. Example: ${name}=${definitions[name].example}`);
    super([`The environment has ${faults.length === 1 ? 'a wrong setting' : `${faults.length} wrong settings`}:`, ...lines].join('\n'));
    this.name = 'SettingsError';
    this.names = faults.map(({ name }) => name);
  }
}

/**
 * Reads the environment. An empty value counts as an absent one; names the product does not know are ignored.
 * @throws SettingsError naming every wrong setting, what is wrong with it, and a right example
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const faults: { name: SettingName; fault: string }[] = [];
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    const { schema, expected, is_secret } = definitions[name];
    const value = env[name] === '' ? undefined : env[name];
    const result = schema.safeParse(value);
    if (result.success) values[name] = result.data;
    else if (value === undefined) faults.push({ name, fault: `is missing, it must be ${expected}` });
    else faults.push({ name, fault: `${is_secret ? 'its value (not shown)' : JSON.stringify(value)} is not ${expected}` });
  }
  const parsed = values as Parsed;
  if (parsed.NODE_ENV === 'production') {
    const known = new Set(faults.map(({ name }) => name));
    faults.push(...productionFaults(parsed).filter(({ name }) => !known.has(name)));
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return {
    ...parsed,
    PUBLIC_URL: (parsed.PUBLIC_URL ?? `http://127.0.0.1:${parsed.PORT}`).replace(/\/+$/, ''),
    DEMO: parsed.DEMO ?? parsed.NODE_ENV !== 'production',
    MAILBOX_PORT: parsed.MAILBOX_PORT ?? near(parsed.PORT, 80),
    MAILBOX_SMTP_PORT: parsed.MAILBOX_SMTP_PORT ?? near(parsed.PORT, 25),
  };
}

function near(number: number, distance: number): number {
  return number + distance > 65_535 ? number - distance : number + distance;
}

function productionFaults(settings: Parsed): { name: SettingName; fault: string }[] {
  const faults: { name: SettingName; fault: string }[] = [];
  if (settings.SESSION_SECRET === EXAMPLE_SECRET) {
    faults.push({ name: 'SESSION_SECRET', fault: 'is the one of the example file, which production refuses' });
  }
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'FILES_URL'] as const) {
    if (URL.parse(settings[name] ?? '')?.password === 'password') {
      faults.push({ name, fault: 'has the password of the example file, which production refuses' });
    }
  }
  if (settings.SMTP_URL === undefined) {
    faults.push({ name: 'SMTP_URL', fault: 'is missing, and production refuses the development mailbox' });
  }
  if (settings.MAILBOX_URL !== undefined) {
    faults.push({ name: 'MAILBOX_URL', fault: 'is set, and production refuses the development mailbox: unset it' });
  }
  if (settings.PUBLIC_URL === undefined) {
    faults.push({ name: 'PUBLIC_URL', fault: 'is missing, and production must know its own address' });
  }
  if (settings.CLOCK_FILE !== undefined) {
    faults.push({ name: 'CLOCK_FILE', fault: 'is set, and production has the time of its machine: unset it' });
  }
  if (settings.DEMO === true) faults.push({ name: 'DEMO', fault: 'is 1, and production refuses the demo accounts' });
  return faults;
}
