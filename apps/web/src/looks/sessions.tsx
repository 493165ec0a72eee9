import type { SessionItem } from '@mif/contract/auth';
import { StatusBadge } from '@mif/ui/status-badge';
import { Button } from '@mantine/core';
import { IconCheck, IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../app/format.ts';
import classes from './sessions.module.css';

/** Devices an account is signed in on; each but this one can be ended. */
export function SessionList(props: { items: readonly SessionItem[]; ending: string | null; onEnd: (id: string) => void }) {
  const t = useTranslations('auth.account');
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {props.items.map((session) => (
        <li key={session.id} className={classes.item}>
          <IconDeviceDesktop size={20} stroke={1.6} aria-hidden />
          <div className={classes.text}>
            <div>
              <bdi>{session.appareil ?? t('session_unknown')}</bdi>{' '}
              {session.is_current ? <StatusBadge look={{ tone: 'green', icon: IconCheck }} label={t('session_current')} /> : null}
            </div>
            <div className={classes.meta}>
              {t('session_last', { quand: format.instant(session.last_used_at, 'relative') })}
              {session.adresse ? (
                <>
                  {' · '}
                  <bdi dir="ltr">{session.adresse}</bdi>
                </>
              ) : null}
            </div>
          </div>
          {session.is_current ? null : (
            <Button variant="default" size="xs" loading={props.ending === session.id} onClick={() => props.onEnd(session.id)}>
              {t('session_revoke')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
