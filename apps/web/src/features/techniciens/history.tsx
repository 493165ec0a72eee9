import { Horaires } from '@mif/contract/plages';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { RecordHistory } from '../../app/record-history.tsx';
import { useFieldLabel } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';

const Skills = z.record(z.string(), z.number().int().min(1).max(4));
const niveaux = ['1', '2', '3', '4'] as const;

/** Who changed what of a technician, the latest first. */
export function TechnicienHistory({ id }: { id: number }) {
  const t = useTranslations('techniciens');
  const format = useFormat();
  const labelOf = useFieldLabel('techniciens.fields');
  function textOf(field: string, value: unknown): string | null {
    if (field === 'competences') {
      const skills = Skills.safeParse(value);
      if (!skills.success) return null;
      return Object.entries(skills.data)
        .map(([nom, niveau]) => `${nom} (${t(`niveaux.${niveaux[niveau - 1] ?? '1'}`)})`)
        .join(', ');
    }
    if (field === 'horaires') {
      const horaires = Horaires.safeParse(value);
      if (!horaires.success) return null;
      return horaires.data.map(({ jour, debut, fin }) => `${t(`jours.${String(jour) as '1'}`)} ${debut}–${fin}`).join(', ');
    }
    if ((field === 'debut' || field === 'fin') && typeof value === 'string') return format.instant(value, 'moment');
    return null;
  }
  const titleOf = (action: string, acteur: string) =>
    action === 'astreinte' || action === 'astreinte_retiree' ? t(`detail.history_${action}`, { acteur }) : null;
  return <RecordHistory objet="technicien" id={id} labelOf={labelOf} textOf={textOf} titleOf={titleOf} />;
}
