import { Button } from '@mantine/core';
import type { EnvoiItem } from '@mif/contract/envois';
import { DefinitionList } from '@mif/ui/definition-list';
import { FormActions } from '@mif/ui/form';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
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
      <RefusedAddress envoi={envoi} mayChange={mayChange} />
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

/** An address that is refused gets nothing more, until it is corrected or said to be right after all. */
function RefusedAddress({ envoi, mayChange }: { envoi: EnvoiItem; mayChange: boolean }) {
  const t = useTranslations('centre.envois');
  const format = useFormat();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const accept = trpc.envois.acceptAddress.useMutation({
    onSuccess: () => toast(t('address_accepted')),
    onError: refused,
    onSettled: () => utils.envois.invalidate(),
  });
  const { email_rejete_at, id, email } = envoi.destinataire;
  if (email_rejete_at === null) return null;
  return (
    <div className={classes.warning}>
      <p>{t('address_refused', { email, quand: format.instant(email_rejete_at, 'relative') })}</p>
      {mayChange ? (
        <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate({ user_id: id })}>
          {t('accept_address')}
        </Button>
      ) : null}
    </div>
  );
}
