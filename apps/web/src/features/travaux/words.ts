import { taches, type Tache } from '@mif/contract/travaux';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';

const isKnown = (tache: string): tache is Tache => (taches as readonly string[]).includes(tache);

/** The name of a task in plain words; one of an older release keeps its own. */
export function useTacheName(): (tache: string) => string {
  const t = useTranslations('travaux.taches');
  return (tache) => (isKnown(tache) ? t(tache) : tache);
}

/** A wait in seconds, as people say it. */
export function useWait(): (seconds: number) => string {
  const format = useFormat();
  return (seconds) =>
    seconds < 90
      ? format.number(Math.round(seconds), { style: 'unit', unit: 'second', unitDisplay: 'short' })
      : format.duration(seconds / 60);
}

/** `envoi 12`, `intervention 7`: what a job is about. */
export function objetsText(objets: Readonly<Record<string, number>>): string {
  return Object.entries(objets)
    .map(([name, id]) => `${name.replace(/_id$/, '')} ${id}`)
    .join(', ');
}

/** How often what moves by itself is read again while the page is looked at. */
export const REFRESH_MS = 4000;
