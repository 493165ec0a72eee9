import { Checkbox } from '@mantine/core';
import type { NotificationPreferences, UpdatePreferencesInput } from '@mif/contract/notification-preferences';
import { typesFor } from '@mif/contract/notification-rules';
import { notificationChannels } from '@mif/contract/notifications';
import type { NotificationChannel, NotificationType } from '@mif/contract/notifications';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import classes from './preferences.module.css';

interface GridProps {
  preferences: NotificationPreferences;
  onChange: (input: UpdatePreferencesInput) => void;
}

/** Which kind is told by which channel: a table at a desk, kind by kind on a phone. */
export function ChannelGrid({ preferences, onChange }: GridProps) {
  const t = useTranslations('auth.preferences');
  const isPhone = useIsPhone();
  const types = typesFor(useMe().role);
  const tick = (type: NotificationType, channel: NotificationChannel, hasLabel: boolean) => (
    <Checkbox
      {...(hasLabel ? { label: t(channel) } : {})}
      aria-label={`${t(`types.${type}`)}, ${t(channel)}`}
      checked={preferences.canaux[type][channel]}
      onChange={(event) => onChange({ canaux: { [type]: { [channel]: event.currentTarget.checked } } })}
    />
  );
  if (isPhone) {
    return (
      <ul className={classes.kinds}>
        {types.map((type) => (
          <li key={type}>
            <p className={classes.kind}>{t(`types.${type}`)}</p>
            <div className={classes.ticks}>
              {notificationChannels.map((channel) => (
                <span key={channel}>{tick(type, channel, true)}</span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className={classes.grid}>
      <thead>
        <tr>
          <th scope="col">{t('event')}</th>
          {notificationChannels.map((channel) => (
            <th scope="col" key={channel}>
              {t(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type}>
            <th scope="row">{t(`types.${type}`)}</th>
            {notificationChannels.map((channel) => (
              <td key={channel}>{tick(type, channel, false)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
