import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSettings, SettingsError, type Settings } from '@mif/contract/settings';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..');

/** The copy of the OpenAPI document, from the root of the checkout: a change of the interface is seen in its difference. */
export const OPENAPI_COPY = 'docs/openapi.json';

/**
 * Reads `.env` and the environment. Outside production a missing SESSION_SECRET is made once and kept under DATA_DIR.
 * Ends the process, with every fault on stderr, where a setting is wrong.
 */
export function readSettings(): Settings {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const env = { ...process.env };
  const dataDir = resolve(root, env['DATA_DIR'] || '.data');
  requireWritable(dataDir);
  if (!env['SESSION_SECRET'] && env['NODE_ENV'] !== 'production') env['SESSION_SECRET'] = keepSecret(dataDir);
  try {
    return { ...parseSettings(env), DATA_DIR: dataDir };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function requireWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    console.error(`DATA_DIR: ${dataDir} cannot be made or written to (${code}). Example: DATA_DIR=/var/lib/mif`);
    process.exit(1);
  }
}

function keepSecret(dataDir: string): string {
  const path = join(dataDir, 'session-secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(48).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

/** What a process of the product is given: our own environment and what was decided here. */
export function childEnvironment(settings: Settings, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NODE_ENV, PORT, HOST, PUBLIC_URL, DATA_DIR, SESSION_SECRET, DEMO, MAILBOX_PORT, MAILBOX_SMTP_PORT } = settings;
  return {
    ...process.env,
    NODE_ENV,
    HOST,
    PUBLIC_URL,
    DATA_DIR,
    SESSION_SECRET,
    PORT: String(PORT),
    DEMO: DEMO ? '1' : '0',
    MAILBOX_PORT: String(MAILBOX_PORT),
    MAILBOX_SMTP_PORT: String(MAILBOX_SMTP_PORT),
    ...more,
  };
}
