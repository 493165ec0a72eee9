import { disponibilites } from '@mif/contract/techniciens';
import type { Disponibilite, TechnicienCompetence } from '@mif/contract/techniciens';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconCircleCheck, IconClockHour4, IconUserOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './techniciens.module.css';

const disponibiliteLooks: Record<Disponibilite, Look> = {
  disponible: { tone: 'green', icon: IconCircleCheck },
  occupe: { tone: 'blue', icon: IconClockHour4 },
  absent: { tone: 'amber', icon: IconUserOff },
};

export function DisponibiliteBadge({ disponibilite, variant }: { disponibilite: Disponibilite; variant?: 'soft' | 'plain' }) {
  const t = useTranslations('techniciens.disponibilites');
  return <StatusBadge look={disponibiliteLooks[disponibilite]} label={t(disponibilite)} variant={variant} />;
}

/** Each availability as a choice. */
export function useDisponibiliteChoices(): { value: Disponibilite; label: string; text: string }[] {
  const t = useTranslations('techniciens.disponibilites');
  return disponibilites.map((value) => ({ value, label: t(value), text: t(value) }));
}

const niveaux = [1, 2, 3, 4] as const;
type Niveau = (typeof niveaux)[number];

/** The four levels as choices of a native select. */
export function useNiveauChoices(): { value: string; label: string }[] {
  const t = useTranslations('techniciens.niveaux');
  return niveaux.map((niveau) => ({ value: String(niveau), label: t(`${niveau}`) }));
}

/** A skill and its level: four steps for the eye, the word for the rest. */
export function CompetenceLabel({ competence }: { competence: Pick<TechnicienCompetence, 'nom' | 'niveau'> }) {
  const t = useTranslations('techniciens.niveaux');
  const level: Niveau = niveaux.find((niveau) => niveau === competence.niveau) ?? 1;
  return (
    <span className={classes.competence} title={`${competence.nom} : ${t(`${level}`)}`}>
      <bdi>{competence.nom}</bdi>
      <span className={classes.steps} aria-hidden>
        {niveaux.map((niveau) => (
          <span key={niveau} data-on={niveau <= level || undefined} />
        ))}
      </span>
      <span className="mif-visually-hidden">{t(`${level}`)}</span>
    </span>
  );
}
