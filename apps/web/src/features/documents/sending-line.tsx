import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconUpload, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './documents.module.css';
import { sendAgain, stopSending } from './sending.ts';
import type { Sending } from './sending.ts';

/** A file on its way: how far it is, or why it is not going. */
export function SendingLine({ sending }: { sending: Sending }) {
  const t = useTranslations('documents.sending');
  const kept = useTranslations('documents.kept');
  const common = useTranslations('common');
  const { id, filename, state, progress, message } = sending;
  const isGoing = state === 'waiting' || state === 'sending' || state === 'checking';
  const Icon = state === 'refused' || state === 'held' ? IconAlertTriangle : state === 'offline' ? IconCloudOff : IconUpload;
  const texts = {
    waiting: t('waiting'),
    sending: `${Math.round(progress * 100)} %`,
    checking: t('checking'),
    offline: sending.keeper === null ? t('offline') : kept('pending'),
    held: common('states.network_text'),
    refused: message ?? '',
  };
  return (
    <li className={classes.row} data-state={state}>
      <span className={classes.icon} data-state={state}>
        <Icon size={20} aria-hidden />
      </span>
      <span className={classes.text}>
        <span className={classes.name}>
          <bdi>{filename}</bdi>
        </span>
        <span className={classes.meta} role={state === 'refused' || state === 'held' ? 'alert' : undefined}>
          {texts[state]}
        </span>
        {isGoing ? (
          <Progress size={4} value={progress * 100} aria-label={t('progress', { filename })} animated={state === 'checking'} />
        ) : null}
      </span>
      {state === 'held' || state === 'offline' ? (
        <Button size="xs" variant="default" aria-label={t('retry', { filename })} onClick={() => sendAgain(id)}>
          {common('actions.retry')}
        </Button>
      ) : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={isGoing ? t('cancel', { filename }) : t('dismiss', { filename })}
        onClick={() => stopSending(id)}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}
