import { Button } from '@mantine/core';
import type { EnvoiItem } from '@mif/contract/envois';
import { DefinitionList } from '@mif/ui/definition-list';
import { FormActions } from '@mif/ui/form';
import { StatusBadge } from '@mif/ui/status-badge';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { RefusedAddress } from '../users/refused-address.tsx';
import { envoiLooks, useEnvoiWords } from './envoi-words.ts';
import classes from './envois.module.css';

/** One delivery: to whom, where it stands, why, and what can be done. */
export function EnvoiPanel(props: { envoi: EnvoiItem; isBusy: boolean; onRetry: () => void; onCancel: () => void }) {
  const t = useTranslations('centre.envois');
  const format = useFormat();
  const words = useEnvoiWords();
  const can = useCan();
  const { envoi } = props;
  const mayChange = can('envoi.update');
  const reason = words.reason(envoi);
  return (
    <>
      <StatusBadge look={envoiLooks[envoi.statut]} label={t(`statuts.${envoi.statut}`)} />
      {reason ? (
        <div className={classes.reason}>
          <p>{reason}</p>
          <p className={classes.said} dir="ltr">
            {envoi.derniere_erreur}
          </p>
        </div>
      ) : null}
      <RefusedAddress user={envoi.destinataire} />
      <DefinitionList
        items={[
          {
            label: t('fields.destinataire'),
            value: (
              <Link to="/comptes" search={{ fiche: String(envoi.destinataire.id) }}>
                <bdi>{envoi.destinataire.full_name}</bdi>
              </Link>
            ),
          },
          { label: t('fields.email'), value: <bdi dir="ltr">{envoi.destinataire.email}</bdi> },
          { label: t('fields.canal'), value: t(`canaux.${envoi.canal}`) },
          { label: t('fields.tentatives'), value: envoi.tentatives },
          { label: t('fields.created_at'), value: format.instant(envoi.created_at, 'full') },
          { label: t('fields.prevu_at'), value: format.instant(envoi.prevu_at, 'full') },
          ...(envoi.envoye_at ? [{ label: t('fields.envoye_at'), value: format.instant(envoi.envoye_at, 'full') }] : []),
        ]}
      />
      {mayChange && (envoi.peut_relancer || envoi.peut_abandonner) ? (
        <FormActions>
          {envoi.peut_relancer ? (
            <Button loading={props.isBusy} onClick={props.onRetry}>
              {t('retry')}
            </Button>
          ) : null}
          {envoi.peut_abandonner ? (
            <Button variant="default" loading={props.isBusy} onClick={props.onCancel}>
              {t('cancel')}
            </Button>
          ) : null}
        </FormActions>
      ) : null}
    </>
  );
}
