import { canauxModele, defautsModele } from '@mif/contract/modeles';
import { langues } from '@mif/contract/users';
import { notificationEvents } from '@mif/contract/notifications';
import { statuts } from '@mif/contract/interventions';
import { messagesOf, translatorOf } from '@mif/i18n/server';
import { defaultTexts } from '@mif/i18n/notification-params';
import { describe, expect, test } from 'vitest';
import { renderNotification, renderShort, type NotificationMail } from './notification.ts';

const intervention: NonNullable<NotificationMail['intervention']> = {
  id: 42,
  reference: 'OT-2026-000042',
  titre: 'Fuite au vérin',
  statut: 'affectee',
  priorite: 'haute',
  equipement_nom: 'Pelle 12',
  equipement_code: 'PEL-12',
  localisation: 'Casablanca',
  date_limite: '2026-11-26T10:00:00.000Z',
  date_debut_prevue: null,
};
const mail: NotificationMail = {
  langue: 'fr',
  nom: 'Yassine Alaoui',
  evenement: 'intervention_affectee',
  params: { reference: intervention.reference, titre: intervention.titre, acteur: 'Nadia' },
  modele: null,
  intervention,
  record: null,
  public_url: 'https://interventions.mif.ma',
};

/** What a reader sees of some HTML. */
const seen = (html: string) => html.replaceAll(/<(head)>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');

test('a technician reads what it is, its state, when it is due, and where to open it', () => {
  const { subject, html, text } = renderNotification(mail);
  expect(subject).toBe('OT-2026-000042 vous est affectée\u00a0: Fuite au vérin');
  for (const part of [seen(html), text]) {
    expect(part).toContain('Bonjour Yassine Alaoui,');
    expect(part).toContain('OT-2026-000042 · Fuite au vérin');
    expect(part).toContain('Affectée');
    expect(part).toContain('Pelle 12 (PEL-12)');
    expect(part).toContain('jeudi 26 novembre 2026, 10\u00a0h');
    expect(part).not.toContain('Début prévu');
  }
  expect(html).toContain('href="https://interventions.mif.ma/interventions/42"');
  expect(text).toContain('\nhttps://interventions.mif.ma/interventions/42\n');
  expect(text).not.toMatch(/<[a-z]/);
});

test.each(langues)('every event and every state is a whole mail in %s', (langue) => {
  const t = translatorOf(langue);
  for (const evenement of notificationEvents) {
    const { subject, html, text } = renderNotification({ ...mail, langue, evenement });
    expect(subject).not.toMatch(/[{}\r\n]|emails\./);
    expect(subject.length).toBeGreaterThan(5);
    expect(seen(html)).not.toMatch(/[{}]|emails\.|undefined|null/);
    expect(text).toContain(t('emails.greeting', { nom: mail.nom }));
  }
  for (const statut of statuts) {
    const { html } = renderNotification({ ...mail, langue, intervention: { ...intervention, statut } });
    const label = t(`interventions.statuts.${statut}`);
    expect(html).toMatch(new RegExp(`color:#[0-9a-f]{6};background-color:#[0-9a-f]{6};">${label}</span>`));
  }
});

test('Arabic is set from right to left, in a font that has it; the others are not', () => {
  const { html } = renderNotification({ ...mail, langue: 'ar' });
  expect(html).toContain('<html lang="ar-MA" dir="rtl">');
  expect(html).toContain("font-family:'Noto Naskh Arabic'");
  expect(html).toContain('text-align:right');
  expect(html).not.toContain('text-align:left');
  expect(html).toContain(`<bdi>${intervention.reference}`);
  for (const langue of ['fr', 'en'] as const) {
    const latin = renderNotification({ ...mail, langue }).html;
    expect(latin).toContain('dir="ltr"');
    expect(latin).not.toMatch(/rtl|text-align:right|Naskh/);
  }
});

test.each(langues)('a hostile title is shown and does nothing, in %s', (langue) => {
  const titre = `<script>alert("1")</script>' onclick='x' {titre} <b>gras</b>\r\nBcc: tous@exemple.ma\u2028\u202ecod.exe`;
  const hostile = { ...mail, langue, params: { ...mail.params, titre }, nom: `<img src=x onerror="y">\r\nX: 1` };
  const { subject, html, text } = renderNotification({
    ...hostile,
    intervention: { ...intervention, titre, localisation: titre, equipement_nom: titre },
  });
  const shown = `<script>alert("1")</script>' onclick='x' {titre} <b>gras</b> Bcc: tous@exemple.ma cod.exe`;
  expect(subject).toContain(shown);
  for (const part of [subject, html, text]) expect(part).not.toMatch(/[\r\u2028\u202e]/);
  expect(subject).not.toMatch(/\p{Cc}/u);
  expect(html).not.toMatch(/<script|<b>|<img|onclick='|onerror="/);
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onclick=&#39;x&#39; {titre}');
  expect(text).toContain(shown);
  expect(text).not.toMatch(/^Bcc:|^X:/m);
});

test('a long title does not make a long subject', () => {
  const { subject, html } = renderNotification({ ...mail, params: { ...mail.params, titre: 'é'.repeat(400) } });
  expect(Array.from(subject)).toHaveLength(200);
  expect(subject.endsWith('…')).toBe(true);
  expect(html).toContain('vous est affectée');
});

test('work out of sight has no link and no facts; a message about nothing has neither', () => {
  for (const gone of [
    { ...mail, evenement: 'intervention_retiree' as const, intervention: null },
    { ...mail, evenement: 'information' as const, params: { texte: 'Le portail sera fermé dimanche.' }, intervention: null },
  ]) {
    const { html, text } = renderNotification(gone);
    expect(html).not.toContain('href=');
    expect(text).not.toMatch(/https?:|Priorité/);
  }
  const gone = renderNotification({ ...mail, evenement: 'intervention_retiree', intervention: null });
  expect(gone.text).toContain('OT-2026-000042 · Fuite au vérin');
  const said = renderNotification({ ...mail, evenement: 'information', params: { texte: 'Fermé dimanche.' }, intervention: null });
  expect(said.text).toContain('Fermé dimanche.');
});

test('nothing is fetched from outside, and no style needs a sheet', () => {
  const { html } = renderNotification(mail);
  expect(html).not.toMatch(/<img|<link|<style|url\(|@import|class=/);
});

describe('the words of an administrator', () => {
  const words = { sujet: '{reference} pour {nom}', corps: 'Chère équipe,\nvoyez {titre}.\n\n<b>Merci</b> {acteur} & <script>x</script>' };

  test('take the place of the default, in the same frame', () => {
    const { subject, html, text } = renderNotification({ ...mail, modele: words });
    expect(subject).toBe('OT-2026-000042 pour Yassine Alaoui');
    expect(text).toContain('Chère équipe,\nvoyez Fuite au vérin.\n\n<b>Merci</b> Nadia & <script>x</script>\n');
    expect(html).toContain('Chère équipe,<br>voyez Fuite au vérin.');
    expect(html).toContain('&lt;b&gt;Merci&lt;/b&gt; Nadia &amp; &lt;script&gt;x&lt;/script&gt;');
    expect(html).toContain('href="https://interventions.mif.ma/interventions/42"');
    expect(html).not.toMatch(/<b>|<script/);
  });

  test('cannot forge a header nor turn a line round, also where they were never checked', () => {
    const { subject } = renderNotification({ ...mail, modele: { sujet: '{reference}\r\nBcc: x@y.ma\u202e {inconnue} {', corps: '' } });
    expect(subject).toBe('OT-2026-000042 Bcc: x@y.ma  {');
  });

  test('are the short sentence too, isolated in Arabic', () => {
    const short = { langue: 'ar', evenement: mail.evenement, params: mail.params, modele: { corps: 'انتبه {reference}' } } as const;
    expect(renderShort(short)).toBe('انتبه ⁨OT-2026-000042⁩');
    expect(renderShort({ ...short, langue: 'fr', modele: null })).toBe('OT-2026-000042 vous est affectée\u00a0: Fuite au vérin');
  });
});

test.each(langues)('every default keeps the rules an administrator must keep, in %s', (langue) => {
  for (const evenement of notificationEvents)
    for (const canal of canauxModele)
      expect([evenement, canal, defautsModele(evenement, canal, defaultTexts(messagesOf(langue), evenement, canal))]).toEqual([
        evenement,
        canal,
        [],
      ]);
});

test('a code is said in the reader’s words, also one that is new', () => {
  const said = (params: Record<string, string>, langue: 'fr' | 'ar' | 'en' = 'fr') =>
    renderShort({
      langue,
      evenement: 'absence_demandee',
      params: { technicien: 'Y', du: '2026-12-07', au: '2026-12-08', ...params },
      modele: null,
    });
  expect(said({ type: 'maladie' })).toContain('demande un arrêt maladie, du');
  expect(said({ type: 'constructor' }, 'en')).toContain('asks for an absence,');
  const expiring = (etat: string) =>
    renderShort({
      langue: 'fr',
      evenement: 'habilitation_expire',
      params: { habilitation: 'B1V', technicien: 'Y', date: '2026-12-07', etat },
      modele: null,
    });
  expect(expiring('expiree')).toMatch(/B1V, Y\u00a0: expirée depuis le 7 déc/);
  expect(expiring('expire')).toMatch(/expire le 7 déc/);
});
