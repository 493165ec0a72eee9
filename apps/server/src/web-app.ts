import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

const YEAR_MS = 365 * 86_400_000;

/**
 * Serves the built web application: hashed files for ever, everything else asked for again, and its page for every
 * address that is the application's own.
 * @param directory where Vite built it
 */
export function webApp(directory: string): Router {
  const router = Router();
  const page = join(directory, 'index.html');
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: YEAR_MS, fallthrough: false }));
  router.use(
    express.static(directory, {
      index: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (res) => res.setHeader('cache-control', 'no-cache'),
    }),
  );
  router.get('/{*path}', (req, res, next) => {
    if (!req.accepts('html') || !existsSync(page)) {
      next();
      return;
    }
    res.setHeader('cache-control', 'no-cache');
    res.sendFile(page);
  });
  return router;
}
