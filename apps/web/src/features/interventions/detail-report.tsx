import type { Intervention } from '@mif/contract/interventions';
import { Section } from '@mif/ui/page';
import { SignatureView } from '@mif/ui/signature-pad';
import { useTranslations } from 'use-intl';
import classes from './detail-page.module.css';
import { TimesTable } from './times-table.tsx';

/** What was done, the times it took and who signed for it; before the work, nothing. */
export function InterventionReport({ intervention }: { intervention: Intervention }) {
  const t = useTranslations('interventions.detail');
  const { rapport, temps, signature, motif_sans_signature, statut } = intervention;
  if (!rapport && temps.length === 0) {
    if (statut !== 'en_cours' && statut !== 'en_attente') return null;
    return (
      <Section title={t('report')}>
        <p className={classes.second}>{t('no_report')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('report')}>
      {rapport ? (
        <p className={classes.prose} dir="auto">
          {rapport}
        </p>
      ) : null}
      <TimesTable temps={temps} />
      {signature ? (
        <figure className={classes.signature}>
          <SignatureView trace={signature.trace} label={t('signed_by', { nom: signature.nom })} />
          <figcaption>{t('signed_by', { nom: signature.nom })}</figcaption>
        </figure>
      ) : null}
      {motif_sans_signature ? <p className={classes.second}>{t('unsigned', { motif: motif_sans_signature })}</p> : null}
    </Section>
  );
}
