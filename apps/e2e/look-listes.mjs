import { chromium } from 'playwright';
const base = 'http://127.0.0.1:' + (process.env.P ?? 4070);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
export async function who(name, pw, opts = {}) {
  const c = await browser.newContext({
    baseURL: base,
    viewport: opts.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    locale: opts.langue ?? 'fr',
    colorScheme: opts.dark ? 'dark' : 'light',
    hasTouch: !!opts.phone,
    isMobile: !!opts.phone,
  });
  const p = await c.newPage();
  p.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  p.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 300)));
  await p.goto('/');
  await p.locator('input[name="identifiant"]').fill(name);
  await p.locator('input[name="mot_de_passe"]').fill(pw);
  await p.locator('form button[type="submit"]').click();
  await p.waitForURL((a) => !a.pathname.startsWith('/connexion'));
  await p.evaluate(
    async (langue) =>
      (
        await fetch('/trpc/auth.updateProfile', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-mif-csrf': '1' },
          body: JSON.stringify({ json: { langue } }),
        })
      ).status,
    opts.langue ?? 'fr',
  );
  return p;
}
const out = '/tmp/shots-listes';
import { mkdirSync } from 'node:fs';
mkdirSync(out, { recursive: true });
const pages = (process.env.PAGES ?? 'interventions,equipements,clients,techniciens,users').split(',');
for (const [tag, o] of Object.entries({
  fr: {},
  ar: { langue: 'ar', dark: true },
  'fr-phone': { phone: true },
  'ar-phone': { phone: true, langue: 'ar' },
})) {
  if (process.env.TAGS && !process.env.TAGS.split(',').includes(tag)) continue;
  const p = await who('admin@mif.ma', 'admin123', o);
  for (const name of pages) {
    await p.goto('/' + name);
    await p.waitForTimeout(1200);
    await p.screenshot({ path: `${out}/${name}-${tag}.png` });
  }
  await p.context().close();
}
await browser.close();
