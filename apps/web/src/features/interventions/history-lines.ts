import { motifsAttente, priorites, types } from '@mif/contract/interventions';
import type { HistoriqueItem } from '@mif/contract/interventions';
import { notificationParams } from '@mif/i18n/notification-params';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/texts.ts';

const DEVICE_LAG_MS = 5 * 60_000;
const LONGEST_VALUE = 120;
const instantPattern = /^\d{4}-\d\d-\d\dT/;

/** What a step of the history says beside its sentence: reason, time spent, changed fields, one a line. */
export function useHistoryLines(): (item: HistoriqueItem) => string[] {
  const t = useTranslations();
  const format = useFormat();
  const { langue, messages } = useTexts();
  const labelOf = useFieldLabel('interventions.fields');

  function textOf(value: unknown): string {
    if (typeof value !== 'string' || value === '') return t('common.words.not_set');
    const priorite = priorites.find((each) => each === value);
    if (priorite) return t(`interventions.priorites.${priorite}`);
    const type = types.find((each) => each === value);
    if (type) return t(`interventions.types.${type}`);
    if (instantPattern.test(value)) return format.instant(value, 'short');
    return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  }

  return ({ action, details, motif, date_appareil, date_serveur }) => {
    const lines: string[] = [];
    const waiting = motifsAttente.find((each) => each === details?.['motif_attente']);
    if (waiting) lines.push(t(`interventions.motifs.${waiting}`));
    if (motif) lines.push(action === 'assign' || action === 'move' ? t('interventions.history.derogation', { motif }) : motif);
    if (typeof details?.['raison'] === 'string') {
      const facts = Object.fromEntries(
        Object.entries(details).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      lines.push(
        t('interventions.history.unassigned', { raison: notificationParams(facts, langue, messages.notifications.words)['raison'] ?? '' }),
      );
    }
    const minutes = details?.['minutes'];
    if (typeof minutes === 'number' && minutes > 0) {
      lines.push(t('interventions.history.minutes', { duree: format.duration(minutes) }));
    }
    if (action === 'update' || action === 'move') {
      for (const [field, change] of Object.entries(details ?? {})) {
        const champ = labelOf(field);
        if (!champ || typeof change !== 'object' || change === null || !('apres' in change)) continue;
        const avant = 'avant' in change ? change.avant : null;
        lines.push(t('interventions.history.change', { champ, avant: textOf(avant), apres: textOf(change.apres) }));
      }
    }
    if (date_appareil && Math.abs(Date.parse(date_serveur) - Date.parse(date_appareil)) > DEVICE_LAG_MS) {
      lines.push(t('interventions.history.device_time', { quand: format.instant(date_appareil, 'moment') }));
    }
    return lines;
  };
}
