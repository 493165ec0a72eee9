/**
 * Where to go after signing in: a path of this site only.
 * @param suite what the address asked for
 * @returns the path, or null where it would lead elsewhere or in a circle
 */
export function destinationOf(suite: string | undefined): string | null {
  if (!suite?.startsWith('/') || suite.startsWith('//') || suite.includes('\\')) return null;
  const url = new URL(suite, 'https://ici.invalid');
  if (url.origin !== 'https://ici.invalid' || url.pathname === '/connexion') return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
