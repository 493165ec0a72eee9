import { RappelsEcheances } from '@mif/contract/rappels';
import { useTranslations } from 'use-intl';

/**
 * Says values that are more than a text, a number, yes or no, as the journal kept them.
 * @returns what a value of a field says, a line each; null where it is none of those
 */
export function useValueWords(): (field: string, value: unknown) => string | null {
  const rappels = useTranslations('rappels');
  function reminders(value: unknown): string | null {
    const read = RappelsEcheances.safeParse(value);
    if (!read.success) return null;
    const lines = [
      ...read.data.rappels.map((heures) => rappels('said.rappel', { heures: String(heures) })),
      ...read.data.escalades.map(({ heures, destinataires }) =>
        rappels('said.escalade', { heures: String(heures), qui: rappels(`destinataires.${destinataires}`) }),
      ),
    ];
    return lines.join('\n') || rappels('said.none');
  }
  return (field, value) => (field === 'rappels_echeances' ? reminders(value) : null);
}
