import { Button } from '@mantine/core';
import { toast } from '@mif/ui/toast';
import { IconBellOff, IconBellRinging, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { useFormat } from '../../app/format.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { queryClient, trpc } from '../../app/trpc.ts';
import { readPushState, turnPushOff, turnPushOn, type PushState } from './push.ts';
import classes from './preferences.module.css';

const KEY = ['push.state'];

/** Pushes on this device, as the browser lets them be, and the others of the account. */
export function PushDevices() {
  const t = useTranslations('centre.push');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const query = useQuery({ queryKey: KEY, queryFn: readPushState, staleTime: 0 });
  const change = useMutation({
    mutationFn: (isOn: boolean) => (isOn ? turnPushOn() : turnPushOff()),
    onSuccess: (state) => {
      queryClient.setQueryData<PushState>(KEY, state);
      if (state === 'on') toast(t('turned_on'));
    },
    onError: (error) => {
      // The browser's own push service may be out of reach: its words are no one's.
      if (failureOf(error).kind === 'broken') toast(t('browser_failed'), { tone: 'error' });
      else refused(error);
    },
    onSettled: () => utils.notifications.push.devices.invalidate(),
  });
  const state = query.data;
  if (state === undefined) return null;
  return (
    <>
      <p className={classes.intro}>{t(`states.${state}`)}</p>
      {state === 'on' ? (
        <Button
          variant="default"
          leftSection={<IconBellOff size={16} aria-hidden />}
          loading={change.isPending}
          onClick={() => change.mutate(false)}
        >
          {t('turn_off')}
        </Button>
      ) : null}
      {state === 'off' ? (
        <Button leftSection={<IconBellRinging size={16} aria-hidden />} loading={change.isPending} onClick={() => change.mutate(true)}>
          {t('turn_on')}
        </Button>
      ) : null}
      <DeviceList />
    </>
  );
}

function DeviceList() {
  const t = useTranslations('centre.push');
  const format = useFormat();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const devices = trpc.notifications.push.devices.useQuery().data?.items ?? [];
  const remove = trpc.notifications.push.removeDevice.useMutation({
    onError: refused,
    onSettled: () => {
      void utils.notifications.push.devices.invalidate();
      void queryClient.invalidateQueries({ queryKey: KEY });
    },
  });
  if (devices.length === 0) return null;
  return (
    <ul className={classes.devices} aria-label={t('devices')}>
      {devices.map((device) => (
        <li key={device.id}>
          <span>
            <bdi>{nameOf(device.appareil) ?? t('unknown')}</bdi>
            {device.is_current ? ` · ${t('current')}` : null}
            <small className={classes.since}>{t('since', { date: format.instant(device.created_at, 'date') })}</small>
          </span>
          <Button
            variant="subtle"
            color="red.9"
            leftSection={<IconTrash size={16} aria-hidden />}
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: device.id })}
          >
            {t('remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** « Firefox, Android » out of what a browser calls itself. */
function nameOf(agent: string | null): string | null {
  if (agent === null) return null;
  const browser = ['Edg', 'OPR', 'SamsungBrowser', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name));
  const said = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung Internet' }[browser ?? ''] ?? browser;
  return [said, system].filter(Boolean).join(', ') || null;
}
