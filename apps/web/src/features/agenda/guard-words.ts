import type { SlotVerdict } from '@mif/contract/creneaux';
import type { MotifIndisponibilite } from '@mif/contract/techniciens';
import { toCivilDate } from '@mif/contract/time';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';

/** Why somebody cannot have a slot, in sentences; hours alone where they are of the slot's own day. */
export function useGuardWords(): (verdict: SlotVerdict) => string[] {
  const t = useTranslations('agenda.guard');
  const format = useFormat();
  return ({ technicien, debut, motifs }) => {
    const day = toCivilDate(debut);
    const say = (reason: MotifIndisponibilite): string => {
      const spans = 'debut' in reason ? [reason.debut, reason.fin] : [];
      const style = spans.every((instant) => toCivilDate(instant) === day) ? 'clock' : 'moment';
      const [from = '', to = ''] = spans.map((instant) => format.instant(instant, style));
      switch (reason.motif) {
        case 'inactif':
          return t('inactif', { technicien });
        case 'absence':
          return t('absence', { technicien, type: reason.type, debut: from, fin: to });
        case 'hors_horaires':
          return t('hors_horaires', { technicien, debut: from, fin: to });
        case 'habilitation_expiree':
          return t('habilitation_expiree', { technicien, nom: reason.nom, date: format.civil(reason.date_expiration) });
        case 'intervention':
          return t('intervention', { technicien, reference: reason.reference, debut: from, fin: to });
      }
    };
    return motifs.map(say);
  };
}
