import type { MotifIndisponibilite, Verdict } from '@mif/contract/techniciens';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import classes from './actions.module.css';

/** Whether a technician is free in the slot, or every reason why he is not. */
export function TechnicienVerdict({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('techniciens');
  const format = useFormat();
  function textOf(reason: MotifIndisponibilite): string {
    const moment = (value: string) => format.instant(value, 'moment');
    switch (reason.motif) {
      case 'inactif':
        return t('motifs.inactif');
      case 'absence':
        return t('motifs.absence', { type: reason.type, fin: moment(reason.fin) });
      case 'hors_horaires':
        return t('motifs.hors_horaires', { debut: moment(reason.debut), fin: moment(reason.fin) });
      case 'habilitation_expiree':
        return t('motifs.habilitation_expiree', { nom: reason.nom, date: format.civil(reason.date_expiration) });
      case 'intervention':
        return t('motifs.intervention', { reference: reason.reference, debut: moment(reason.debut), fin: moment(reason.fin) });
    }
  }
  if (verdict.is_disponible) {
    return (
      <span className={classes.verdict} data-free>
        <IconCircleCheck size={14} aria-hidden />
        {t(verdict.is_astreinte ? 'free_astreinte' : 'free')}
      </span>
    );
  }
  return verdict.motifs.map((reason) => (
    <span key={`${reason.motif}${textOf(reason)}`} className={classes.verdict}>
      <IconCircleX size={14} aria-hidden />
      {textOf(reason)}
    </span>
  ));
}
