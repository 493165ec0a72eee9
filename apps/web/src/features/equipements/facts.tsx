import { CopyableCode } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import type { EquipementDetail } from '@mif/contract/equipements';
import type { ChampValeur } from '@mif/contract/types-equipement';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Instant } from '../../looks/interventions.tsx';
import { PlacePath } from './place-path.tsx';

/** What an equipment is, with the fields of its type. */
export function Facts({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations('equipements');
  const format = useFormat();
  const valueOf = useChampText();
  const bdi = (value: string | null): ReactNode => (value === null ? null : <bdi>{value}</bdi>);
  const civil = (value: string | null) => (value === null ? null : format.civil(value));
  return (
    <DefinitionList
      items={[
        { label: t('fields.emplacement'), value: <PlacePath equipement={equipement} />, isWide: true },
        { label: t('fields.code'), value: <CopyableCode value={equipement.code} /> },
        { label: t('fields.type'), value: bdi(equipement.type) },
        { label: t('fields.client'), value: bdi(equipement.client.nom) },
        { label: t('fields.localisation'), value: bdi(equipement.localisation) },
        {
          label: t('fields.frequence_entretien'),
          value: equipement.frequence_entretien ? t(`frequences.${equipement.frequence_entretien}`) : t('form.no_frequence'),
        },
        { label: t('fields.fabricant'), value: bdi(equipement.fabricant) },
        { label: t('fields.modele'), value: bdi(equipement.modele) },
        { label: t('fields.numero_serie'), value: equipement.numero_serie ? <CopyableCode value={equipement.numero_serie} /> : null },
        { label: t('fields.date_mise_en_service'), value: civil(equipement.date_mise_en_service) },
        { label: t('fields.date_fin_garantie'), value: civil(equipement.date_fin_garantie) },
        ...equipement.champs.map((champ) => ({ label: champ.libelle, value: valueOf(champ) })),
        { label: t('fields.interventions_total'), value: equipement.interventions_total },
        {
          label: t('fields.derniere_intervention'),
          value: equipement.derniere_intervention ? <Instant value={equipement.derniere_intervention} as="date" /> : null,
        },
        { label: t('fields.created_at'), value: <Instant value={equipement.created_at} as="date" /> },
      ]}
    />
  );
}

/** What a field of a type holds, in words. */
function useChampText(): (champ: ChampValeur) => ReactNode {
  const format = useFormat();
  return ({ genre, valeur, unite }) => {
    if (valeur === null) return null;
    if (typeof valeur === 'number') {
      return <bdi>{unite ? `${format.number(valeur)} ${unite}` : format.number(valeur)}</bdi>;
    }
    return genre === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(valeur) ? format.civil(valeur) : <bdi>{valeur}</bdi>;
  };
}
