import { toLocalDate } from '@mif/contract/time';
import type { Mail } from './mailbox-store.ts';

/** The style sheet of the mailbox's pages. */
export const mailboxStyle = `
:root { color-scheme: light dark; --line: light-dark(#e3e6ea, #2c3138); --muted: light-dark(#5f6873, #9aa4b0); --accent: light-dark(#0b6e4f, #4cc38a); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.55 system-ui, sans-serif; background: light-dark(#f7f8f9, #14171a); color: light-dark(#16191d, #e8eaed); }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; text-wrap: balance; }
p { margin: 0 0 1.25rem; color: var(--muted); }
a { color: var(--accent); }
ol, section { list-style: none; margin: 0; padding: 0; background: light-dark(#fff, #1b1f23); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .8rem 1rem; color: inherit; text-decoration: none; }
li a:hover, li a:focus-visible { background: light-dark(#f1f4f3, #22272c); }
li strong { overflow-wrap: anywhere; font-weight: 600; }
li span, time, dt { color: var(--muted); font-size: .9rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; margin: 0 0 1.25rem; }
dd { margin: 0; overflow-wrap: anywhere; }
h2 { font-size: .95rem; margin: 1.5rem 0 .5rem; }
iframe { display: block; width: 100%; height: 32rem; border: 0; background: #fff; }
pre { margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 ui-monospace, monospace; }
`;

/** The list of mails, as a page. */
export function listPage(mails: readonly Mail[]): string {
  const items = mails.map(
    (mail) =>
      `<li><a href="/mails/${mail.id}"><strong dir="auto">${escape(mail.subject || '(sans objet)')}</strong>${timeOf(mail)}<span>${escape(mail.to.join(', '))}</span></a></li>`,
  );
  const body = items.length > 0 ? `<ol>${items.join('')}</ol>` : '<p>Aucun message pour le moment.</p>';
  return page(
    'Messagerie de développement',
    `<h1>Messagerie de développement</h1><p>Tout ce que le produit envoie arrive ici et ne va pas plus loin. <a href="/">Actualiser</a></p>${body}`,
  );
}

/** One mail, as a page; its HTML part is framed and can run nothing. */
export function mailPage(mail: Mail): string {
  const html =
    mail.html === null ? '' : `<h2>HTML</h2><section><iframe sandbox title="Message" src="/mails/${mail.id}/html"></iframe></section>`;
  return page(
    mail.subject,
    `<p><a href="/">Tous les messages</a></p><h1 dir="auto">${escape(mail.subject || '(sans objet)')}</h1>
<dl><dt>De</dt><dd>${escape(mail.from)}</dd><dt>À</dt><dd>${escape(mail.to.join(', '))}</dd><dt>Reçu</dt><dd>${timeOf(mail)}</dd></dl>
${html}<h2>Texte</h2><section><pre dir="auto">${linked(mail.text)}</pre></section>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><link rel="stylesheet" href="/style.css"></head><body><main>${body}</main></body></html>`;
}

function timeOf({ received_at }: Mail): string {
  const local = toLocalDate(received_at).toLocaleString('fr-MA', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'medium' });
  return `<time datetime="${received_at}">${escape(local)}</time>`;
}

function linked(text: string): string {
  return escape(text).replaceAll(/https?:\/\/[^\s<>"']+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
