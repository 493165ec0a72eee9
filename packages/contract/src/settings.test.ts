import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_SECRET, parseSettings, settingNames, SettingsError } from './settings.ts';

const SESSION_SECRET = 'a'.repeat(48);
const production = {
  NODE_ENV: 'production',
  SESSION_SECRET,
  SMTP_URL: 'smtps://mif:s3cret@mail.mif.ma:465',
  PUBLIC_URL: 'https://interventions.mif.ma/',
};

function faultOf(env: Record<string, string | undefined>): SettingsError {
  try {
    parseSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('parseSettings', () => {
  test('fills in what is not said', () => {
    const settings = parseSettings({ SESSION_SECRET, PORT: '' });
    expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', DEMO: true, NODE_ENV: 'development' });
    expect(settings.PUBLIC_URL).toBe('http://127.0.0.1:3000');
    expect(settings.DATABASE_URL).toBeUndefined();
  });

  test('puts the mailbox near the port of the server', () => {
    expect(parseSettings({ SESSION_SECRET, PORT: '4000' })).toMatchObject({ MAILBOX_PORT: 4080, MAILBOX_SMTP_PORT: 4025 });
    expect(parseSettings({ SESSION_SECRET, PORT: '65535' })).toMatchObject({ MAILBOX_PORT: 65_455, MAILBOX_SMTP_PORT: 65_510 });
  });

  test('names every wrong setting, its fault and an example', () => {
    const error = faultOf({ SESSION_SECRET, PORT: 'abc', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://root:hush@db/mif' });
    expect(error.names).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL']);
    expect(error.message).toContain('PORT: "abc" is not a port from 1 to 65535. Example: PORT=3000');
    expect(error.message).toContain('LOG_LEVEL: "loud" is not fatal');
    expect(error.message).not.toContain('hush');
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '30.5'],
    ['DEMO', 'yes'],
    ['PUBLIC_URL', 'interventions.mif.ma'],
    ['MAIL_FROM', 'nobody'],
    ['NODE_ENV', 'prod'],
    ['SESSION_SECRET', 'short'],
  ])('refuses %s=%s', (name, value) => {
    expect(faultOf({ SESSION_SECRET, [name]: value }).names).toEqual([name]);
  });

  test('says that a secret is missing', () => {
    expect(faultOf({}).message).toContain('SESSION_SECRET: is missing');
  });

  test('drops the slash at the end of the public address', () => {
    expect(parseSettings(production).PUBLIC_URL).toBe('https://interventions.mif.ma');
  });

  test('production has no demo accounts by default', () => {
    expect(parseSettings(production).DEMO).toBe(false);
  });

  test.each([
    ['SESSION_SECRET', EXAMPLE_SECRET],
    ['SESSION_SECRET', undefined],
    ['SMTP_URL', undefined],
    ['SMTP_URL', 'smtp://mif:password@mail.mif.ma'],
    ['DATABASE_URL', 'postgres://mif:password@db/mif'],
    ['PUBLIC_URL', undefined],
    ['DEMO', '1'],
    ['MAILBOX_URL', 'http://127.0.0.1:3080'],
    ['CLOCK_FILE', '/tmp/mif-clock'],
  ])('production refuses %s=%s', (name, value) => {
    expect(faultOf({ ...production, [name]: value }).names).toEqual([name]);
  });
});

test('the example file describes every setting, rightly, and nothing else', () => {
  const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const described = parseEnv(text.replaceAll(/^# ?(?=[A-Z_]+=)/gm, ''));
  expect(Object.keys(described).sort()).toEqual([...settingNames].sort());
  expect(described['SESSION_SECRET']).toBe(EXAMPLE_SECRET);
  expect(() => parseSettings(described)).not.toThrow();
});
