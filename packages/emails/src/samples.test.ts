import { canauxModele, messageVariables } from '@mif/contract/modeles';
import { notificationEvents } from '@mif/contract/notifications';
import { langues } from '@mif/contract/users';
import { messagesOf } from '@mif/i18n/server';
import { describe, expect, test } from 'vitest';
import { defaultsOf, exampleOf, sampleLink, sampleMail, sampleShort, trialMail } from './samples.ts';

const public_url = 'https://interventions.mif.ma';

describe.each(langues)('the examples in %s', (langue) => {
  test.each(notificationEvents)('fill every variable and make %s whole', (evenement) => {
    for (const variable of messageVariables[evenement].variables) {
      expect([variable, exampleOf(evenement, langue, variable)]).not.toEqual([variable, '']);
      expect(Object.keys(messagesOf(langue).modeles.variables)).toContain(variable);
    }
    const all = ['Exemple :', ...[...messageVariables[evenement].variables, 'nom'].map((name) => `${name}=[{${name}}]`)].join(' ');
    for (const canal of canauxModele) {
      for (const textes of [defaultsOf(evenement, langue, canal), { sujet: all, corps: all }]) {
        const mail = sampleMail({ evenement, langue, nom: 'Lecteur', textes, public_url });
        const parts =
          canal === 'email'
            ? Object.values(mail)
            : [sampleShort({ evenement, langue, textes: { ...textes, corps: textes.corps.replace(/ ?nom=.*/, '') } })];
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(5);
          expect(part).not.toMatch(/\[\u2068?\u2069?\]|undefined|null|emails\.|modeles\./);
          expect(part.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[{}]/);
        }
      }
    }
  });

  test('show the mails of links, and say that a trial is one', () => {
    for (const genre of ['invitation', 'mot_de_passe'] as const)
      expect(sampleLink({ genre, langue, nom: 'Lecteur', public_url }).html).toContain('#exemple');
    const textes = defaultsOf('intervention_affectee', langue, 'email');
    const sample = { evenement: 'intervention_affectee', langue, nom: 'Lecteur', textes, public_url } as const;
    expect(trialMail(sample).subject).toMatch(/^\[.+\] /);
    expect(trialMail(sample).html).toBe(sampleMail(sample).html);
  });
});
