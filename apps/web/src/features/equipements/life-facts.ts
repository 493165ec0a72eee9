import { causesArret } from '@mif/contract/arrets';
import type { TimelineItem } from '@mif/ui/timeline';
import { IconFileText, IconGauge } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import type { Outputs } from '../../app/trpc.ts';
import { echeanceLooks, useSkipReason } from '../../looks/plans.tsx';
import { minutesBetween } from './downtime-minutes.ts';
import { causeLooks } from './downtime.tsx';

type Line = Outputs['equipements']['history']['items'][number];

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** A reading, a downtime, a document or a skipped occurrence of an equipment's life, in words. */
export function useLifeFacts(): (line: Line) => Pick<TimelineItem, 'look' | 'title' | 'body'> {
  const t = useTranslations('equipements.life');
  const causes = useTranslations('arrets.causes');
  const format = useFormat();
  const reasonOf = useSkipReason();
  const numberOf = (value: unknown) => (typeof value === 'number' ? format.number(value) : '');
  return ({ genre, action, details, acteur, date_serveur }) => {
    const facts = details ?? {};
    const who = acteur?.full_name ?? '';
    if (genre === 'arret') {
      const cause = causesArret.find((each) => each === action) ?? 'panne';
      const fin = textOf(facts['date_fin']);
      return {
        look: causeLooks[cause],
        title: t('arret', { cause: causes(cause) }),
        body: fin
          ? t('arret_duree', { duree: format.duration(minutesBetween(date_serveur, fin)), acteur: who })
          : t('arret_en_cours', { acteur: who }),
      };
    }
    if (genre === 'releve') {
      const values = { compteur: textOf(facts['compteur']), valeur: numberOf(facts['valeur']), unite: textOf(facts['unite']) };
      return {
        look: { tone: 'neutral', icon: IconGauge },
        title: action === 'changement' ? t('changement', { ...values, ancienne: numberOf(facts['ancienne_valeur']) }) : t('releve', values),
        body: t('releve_par', { acteur: who }),
      };
    }
    if (genre === 'echeance') {
      return {
        look: echeanceLooks.sautee,
        title: t('echeance', { plan: textOf(facts['plan']), date: format.civil(textOf(facts['date_due'])) }),
        body: reasonOf(textOf(facts['motif'])),
      };
    }
    return { look: { tone: 'neutral', icon: IconFileText }, title: t('document', { nom: textOf(facts['filename']) }), body: who };
  };
}
