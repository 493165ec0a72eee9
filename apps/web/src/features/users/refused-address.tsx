import { Button } from '@mantine/core';
import { toast } from '@mif/ui/toast';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './refused-address.module.css';

/**
 * An address that is refused gets nothing more, until it is corrected or said to be right after all.
 * @param motif what its mail server said, in its own words
 */
export function RefusedAddress(props: { user: { id: number; email: string; email_rejete_at: string | null }; motif?: string | null }) {
  const t = useTranslations('users.adresse_refusee');
  const format = useFormat();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const accept = trpc.envois.acceptAddress.useMutation({
    onSuccess: () => toast(t('retablie')),
    onError: refused,
    onSettled: () => Promise.all([utils.envois.invalidate(), utils.users.invalidate(), utils.techniciens.invalidate()]),
  });
  const { id, email, email_rejete_at } = props.user;
  if (email_rejete_at === null) return null;
  return (
    <div className={classes.warning}>
      <p>{t('texte', { email, quand: format.instant(email_rejete_at, 'relative') })}</p>
      {props.motif ? (
        <p className={classes.said} dir="ltr">
          {props.motif}
        </p>
      ) : null}
      {can('envoi.update') ? (
        <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate({ user_id: id })}>
          {t('retablir')}
        </Button>
      ) : null}
    </div>
  );
}
