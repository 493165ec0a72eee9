import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium: CHROMIUM_PATH, an installed one, or Debian's, installed now where we are root.
 * @returns the path, or why there is none
 */
export function findChromium(say: (line: string) => void): { path: string } | { missing: string } {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return existsSync(given) ? { path: given } : { missing: `CHROMIUM_PATH=${given} does not exist` };
  const installed = places.find((path) => existsSync(path));
  if (installed) return { path: installed };
  if (process.getuid?.() !== 0) return { missing: 'there is no Chromium, and only root may install one' };
  if (!existsSync('/usr/bin/apt-get')) return { missing: 'there is no Chromium, and no apt-get to install one' };
  say('installing Chromium with apt-get');
  const options = { stdio: 'pipe', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch (error) {
    return { missing: `apt-get could not install Chromium: ${String(error).split('\n')[0]}` };
  }
  const found = places.find((path) => existsSync(path));
  return found ? { path: found } : { missing: 'apt-get installed no Chromium' };
}
