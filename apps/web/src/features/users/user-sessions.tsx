import { CardsSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { SessionList } from '../../looks/sessions.tsx';
import classes from './user-access.module.css';

/** Where somebody is signed in, for an administrator to end. */
export function UserSessions({ id }: { id: number }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const query = trpc.users.sessions.useQuery({ id });
  const revoke = trpc.users.revokeSession.useMutation({
    onSuccess: async (sessions) => {
      utils.users.sessions.setData({ id }, sessions);
      await utils.journal.invalidate();
      toast(t('auth.account.session_revoked'));
    },
    onError: refused,
  });
  return (
    <>
      <h3 className={classes.subtitle}>{t('users.access.sessions')}</h3>
      <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('users.access.no_sessions')}</p>
          ) : (
            <SessionList
              items={items}
              ending={revoke.isPending ? revoke.variables.session_id : null}
              onEnd={(session_id) => revoke.mutate({ id, session_id })}
            />
          )
        }
      </Loaded>
    </>
  );
}
