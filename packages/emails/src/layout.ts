import type { Langue } from '@mif/contract/users';
import { directionOf, localeOf } from '@mif/i18n/messages';
import { escapeHtml } from './text.ts';

/** A message as its reader sees it, from top to bottom. All texts are plain; the layout escapes them. */
export interface Layout {
  langue: Langue;
  /** Shown by mail clients after the subject. */
  preview: string;
  greeting: string;
  /** Above the sentence, as colour and word. */
  state: { label: string; color: string; ground: string } | null;
  heading: string | null;
  /** What it says; a single line end breaks the line. */
  paragraphs: readonly string[];
  facts: readonly { label: string; value: string }[];
  button: { label: string; url: string } | null;
  signature: string;
  footer: string;
}

const fonts = {
  ltr: "'Inter', 'Segoe UI', Helvetica, Arial, sans-serif",
  rtl: "'Noto Naskh Arabic', 'Segoe UI', 'Geeza Pro', Tahoma, Arial, sans-serif",
} as const;

/**
 * The HTML of a message: tables and inline styles, which every mail client shows, and nothing fetched from outside.
 */
export function layoutHtml(layout: Layout): string {
  const direction = directionOf(layout.langue);
  const start = direction === 'rtl' ? 'right' : 'left';
  const line = direction === 'rtl' ? '1.75' : '1.5';
  const font = `font-family:${fonts[direction]};`;
  const cell = `${font}font-size:15px;line-height:${line};color:#1c2124;text-align:${start};`;
  const row = (style: string, content: string) => `<tr><td style="${cell}${style}">${content}</td></tr>`;
  const rows = [
    layout.state ? row('padding:24px 24px 0;', stateHtml(layout.state, font)) : '',
    layout.heading
      ? row('padding:12px 24px 0;', `<strong style="font-size:18px;line-height:1.4;"><bdi>${escapeHtml(layout.heading)}</bdi></strong>`)
      : '',
    row('padding:20px 24px 0;', [layout.greeting, layout.paragraphs[0] ?? ''].map(linesHtml).join('<br>')),
    ...layout.paragraphs.slice(1).map((paragraph) => row('padding:12px 24px 0;', linesHtml(paragraph))),
    layout.facts.length > 0 ? row('padding:16px 24px 0;', factsHtml(layout.facts, cell)) : '',
    layout.button ? row('padding:24px 24px 0;', buttonHtml(layout.button, font)) : '',
    row('padding:28px 24px 24px;', escapeHtml(layout.signature)),
  ];
  return `<!doctype html>
<html lang="${localeOf(layout.langue)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(layout.preview)}</title>
</head>
<body dir="${direction}" style="margin:0;padding:0;background-color:#f0f2f2;">
<div style="display:none;max-height:0;overflow:hidden;">${escapeHtml(layout.preview)}</div>
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f0f2f2;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background-color:#ffffff;border:1px solid #e4e7e8;border-radius:10px;">
${rows.filter((html) => html !== '').join('\n')}
</table>
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;">
<tr><td style="${cell}font-size:12px;color:#586167;padding:12px 24px;">${escapeHtml(layout.footer)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** The same message for readers of plain text. */
export function layoutText(layout: Layout): string {
  const colon = layout.langue === 'fr' ? '\u00a0:' : ':';
  const facts = layout.facts.map(({ label, value }) => `${label}${colon} ${value}`);
  const head = [layout.heading, layout.state?.label].filter((line) => line !== undefined && line !== null);
  const blocks = [
    [layout.greeting],
    ...layout.paragraphs.map((paragraph) => [paragraph]),
    [...head, ...facts],
    layout.button ? [`${layout.button.label}${colon}`, layout.button.url] : [],
    // The two dashes and the blank are what mail clients know a signature by.
    ['-- ', layout.signature, layout.footer],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function linesHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function stateHtml({ label, color, ground }: NonNullable<Layout['state']>, font: string): string {
  const style = `${font}display:inline-block;padding:3px 10px;border-radius:6px;font-size:13px;font-weight:600;color:${color};background-color:${ground};`;
  return `<span style="${style}">${escapeHtml(label)}</span>`;
}

function factsHtml(facts: Layout['facts'], cell: string): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td valign="top" width="38%" style="${cell}font-size:13px;color:#586167;padding:6px 0;border-top:1px solid #e4e7e8;">${escapeHtml(label)}</td><td valign="top" style="${cell}font-size:14px;padding:6px 0;border-top:1px solid #e4e7e8;"><bdi>${escapeHtml(value)}</bdi></td></tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows.join('')}</table>`;
}

function buttonHtml({ label, url }: NonNullable<Layout['button']>, font: string): string {
  const style = `${font}display:inline-block;padding:12px 20px;border-radius:7px;font-size:15px;font-weight:600;line-height:1.2;color:#ffffff;background-color:#0d6662;text-decoration:none;`;
  return `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`;
}
