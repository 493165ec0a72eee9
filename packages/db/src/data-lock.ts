import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The directory is in use by a process that is alive. */
export class DataLockedError extends Error {
  readonly pid: number;

  constructor(message: string, pid: number) {
    super(message);
    this.name = 'DataLockedError';
    this.pid = pid;
  }
}

/**
 * Takes a lock kept in a file. The lock of a process that died, even by kill -9, is taken over.
 * @param path the lock's file, in an existing directory
 * @param sentence what to say when a living process holds it; `PID` in it becomes that process's id
 * @returns releases the lock; safe to call twice
 * @throws DataLockedError
 */
export function lockFile(path: string, sentence: string): () => void {
  const own = `${process.pid} ${startOf(process.pid) ?? ''}`;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    for (;;) {
      if (tryLink(draft, path)) return () => read(path) === own && rmSync(path, { force: true });
      const held = read(path);
      if (held === null) continue;
      const holder = livingHolder(held);
      if (holder !== null) throw new DataLockedError(sentence.replace('PID', String(holder)), holder);
      // Another starter may have replaced the dead lock in between: what was moved away is put back unless it is the dead one.
      const aside = `${draft}.stale`;
      renameSync(path, aside);
      if (read(aside) !== held) tryLink(aside, path);
      rmSync(aside, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function livingHolder(content: string): number | null {
  const [pidText = '', start = ''] = content.split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  const present = startOf(pid);
  return present === null || present === start ? pid : null;
}

/** Whether a process exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// When the process began, so that an id given again to another process is not mistaken for the first (Linux only).
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
