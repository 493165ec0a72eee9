import { expect, test } from 'vitest';
import { createScrubber } from './secrets.ts';

const scrub = createScrubber({
  SESSION_SECRET: 'session-secret-of-32-characters-x',
  DATABASE_URL: 'postgres://mif:base%2Fsecret@db/mif',
  SMTP_URL: 'smtps://user%40mif.ma:p%40ss-word@mail.mif.ma:465',
  FILES_URL: 's3://key:f%2Files-secret@s3.mif.ma/documents',
});

test('secrets leave a text in every form they travel in; the rest stays', () => {
  const login = Buffer.from('\0user@mif.ma\0p@ss-word').toString('base64');
  const text = `535 AUTH PLAIN ${login} failed for user@mif.ma, p@ss-word, p%40ss-word, f/iles-secret, base/secret, base%2Fsecret, session-secret-of-32-characters-x`;
  expect(scrub(text)).toBe('535 AUTH PLAIN *** failed for user@mif.ma, ***, ***, ***, ***, ***, ***');
  expect(scrub('connect ECONNREFUSED 127.0.0.1:25')).toBe('connect ECONNREFUSED 127.0.0.1:25');
});

test('settings without passwords take nothing out; a lone % is taken as it is', () => {
  const none = createScrubber({
    SESSION_SECRET: 's'.repeat(32),
    DATABASE_URL: undefined,
    SMTP_URL: 'smtp://127.0.0.1:25',
    FILES_URL: undefined,
  });
  const lone = createScrubber({
    SESSION_SECRET: 's'.repeat(32),
    DATABASE_URL: 'postgres://mif:100%sure@db/mif',
    SMTP_URL: undefined,
    FILES_URL: undefined,
  });
  expect(lone('password 100%sure is wrong')).toBe('password *** is wrong');
  expect(none('smtp://127.0.0.1:25 is refused')).toBe('smtp://127.0.0.1:25 is refused');
});
