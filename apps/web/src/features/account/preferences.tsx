import { notificationChannels, notificationTypes } from '@mif/contract/notifications';
import type { NotificationChannel, NotificationType } from '@mif/contract/notifications';
import { Checkbox, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './sessions.module.css';

/** What one wants to be told, and how: each tick is kept at once. */
export function Preferences() {
  const t = useTranslations();
  const me = useMe();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const chosen = me.preferences_notifications;
  const update = trpc.auth.updateProfile.useMutation({
    onMutate: (input) => utils.auth.me.setData(undefined, { ...me, ...input }),
    onSuccess: (saved) => utils.auth.me.setData(undefined, saved),
    onError: (error) => {
      refused(error);
      void utils.auth.me.invalidate();
    },
  });
  const isOn = (type: NotificationType, channel: NotificationChannel) => chosen[type]?.[channel] !== false;
  const change = (type: NotificationType, channel: NotificationChannel, isWanted: boolean) =>
    update.mutate({ preferences_notifications: { ...chosen, [type]: { ...chosen[type], [channel]: isWanted } } });
  return (
    <>
      <p className={classes.intro}>{t('auth.preferences.text')}</p>
      <Table withRowBorders verticalSpacing={10} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('auth.preferences.event')}</Table.Th>
            {notificationChannels.map((channel) => (
              <Table.Th key={channel} style={{ inlineSize: 96 }}>
                {t(`auth.preferences.${channel}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {notificationTypes.map((type) => (
            <Table.Tr key={type}>
              <Table.Td>{t(`auth.preferences.types.${type}`)}</Table.Td>
              {notificationChannels.map((channel) => (
                <Table.Td key={channel}>
                  <Checkbox
                    aria-label={`${t(`auth.preferences.types.${type}`)}, ${t(`auth.preferences.${channel}`)}`}
                    checked={isOn(type, channel)}
                    onChange={(event) => change(type, channel, event.currentTarget.checked)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
