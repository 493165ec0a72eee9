import { useTranslations } from 'use-intl';

/** A technician's team and what he has in hand. */
export function TechnicienLoad({ technicien }: { technicien: { equipe: string | null; charge: number } }) {
  const t = useTranslations('interventions.assign');
  return (
    <>
      {technicien.equipe ? (
        <>
          <bdi>{technicien.equipe}</bdi>
          {' · '}
        </>
      ) : null}
      <bdi>{t('load', { n: technicien.charge })}</bdi>
    </>
  );
}
