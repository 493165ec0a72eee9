import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { initialLangue } from './app/langue.tsx';
import { reloadIfServed } from './app/page-code.ts';
import { showLangue } from './app/texts.ts';

// A deployment replaces the chunks of the version before: fetch the page once more instead of failing.
window.addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('mif.reloaded') === '1') return;
  sessionStorage.setItem('mif.reloaded', '1');
  void reloadIfServed();
});

const root = document.getElementById('root');
if (!root) throw new Error('no root element');
await showLangue(initialLangue());
sessionStorage.removeItem('mif.reloaded');
createRoot(root).render(<App />);
