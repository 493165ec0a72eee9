import { Button } from '@mantine/core';
import { Code } from '@mif/ui/copyable-code';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconAlertTriangle, IconCheck, IconCloudUp } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useMe } from '../../app/me.ts';
import type { OutboxEntry } from './outbox.ts';
import { actAgain, letGo, sendPending, useOutbox } from './outbox-sending.ts';
import classes from './outbox-panel.module.css';
import { draftOf, keepDraft } from './report-draft.ts';

const sentLook: Look = { tone: 'green', icon: IconCheck };

/** The row a command was about, as the server has it now. */
interface ServerRow {
  id: number;
  version: number;
  actions_permises: readonly string[];
}

function EntryLine({ entry }: { entry: OutboxEntry }) {
  const t = useTranslations();
  const format = useFormat();
  const done = new Date(entry.queued_at).toISOString();
  return (
    <div className={classes.line}>
      {entry.state === 'sent' ? <StatusBadge look={sentLook} label={t('journee.sent')} variant="plain" /> : null}
      <span>{t(`interventions.actions.${entry.action}`)}</span>
      <Code>{entry.reference}</Code>
      <time className={classes.when} dateTime={done} title={format.instant(done, 'full')}>
        {format.instant(done, 'relative')}
      </time>
    </div>
  );
}

function RefusedEntry({ entry, row }: { entry: OutboxEntry; row: ServerRow | undefined }) {
  const t = useTranslations();
  const { id: userId } = useMe();
  const navigate = useNavigate();
  const { command_id, id } = entry.input;
  const isPossible = row !== undefined && row.actions_permises.includes(entry.action);
  function leave() {
    // A report somebody wrote is never thrown away with its sending: it goes back to the draft.
    if (entry.action === 'finish') keepDraft(userId, id, draftOf(entry.input));
    letGo(command_id);
  }
  return (
    <div className={classes.refused} role="alert">
      <span className={classes.head}>
        <IconAlertTriangle size={18} aria-hidden />
        {t('journee.outbox.refused_one', { action: t(`interventions.actions.${entry.action}`) })}
      </span>
      <p className={classes.text}>
        <Code>{entry.reference}</Code>{' '}
        {entry.refusal?.code === 'PREVIOUS_REFUSED' ? t('journee.outbox.previous_refused') : entry.refusal?.message}
      </p>
      <div className={classes.actions}>
        {isPossible && entry.action === 'finish' ? (
          <Button
            className={classes.button}
            onClick={() => {
              leave();
              void navigate({ to: '/journee/$id', params: { id }, search: { etape: 'terminer' } });
            }}
          >
            {t('journee.outbox.reopen_report')}
          </Button>
        ) : null}
        {isPossible && entry.action !== 'finish' ? (
          <Button className={classes.button} onClick={() => actAgain(command_id, row.version)}>
            {t('journee.outbox.again')}
          </Button>
        ) : null}
        <Button className={classes.button} variant="default" onClick={leave}>
          {t('journee.outbox.let_go')}
        </Button>
      </div>
    </div>
  );
}

/**
 * What the phone keeps for the server: refused with its words, waiting for a network, sent after a wait. Nothing where all went at once.
 * @param rows the interventions as the server has them
 * @param only shows the commands of one intervention
 */
export function OutboxPanel({ rows, only }: { rows: readonly ServerRow[]; only?: number }) {
  const t = useTranslations('journee');
  const entries = useOutbox().filter((entry) => only === undefined || entry.input.id === only);
  const pending = entries.filter((entry) => entry.state === 'pending');
  const refused = entries.filter((entry) => entry.state === 'refused');
  const sent = entries.filter((entry) => entry.state === 'sent' && entry.tries > 1);
  if (pending.length + refused.length + sent.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t('outbox.title')}>
      {refused.map((entry) => (
        <RefusedEntry key={entry.input.command_id} entry={entry} row={rows.find((row) => row.id === entry.input.id)} />
      ))}
      {pending.length > 0 ? (
        <div className={classes.waiting} role="status">
          <span className={classes.head}>
            <IconCloudUp size={18} aria-hidden />
            {t('outbox.waiting', { n: pending.length })}
          </span>
          <ul className={classes.list}>
            {pending.map((entry) => (
              <li key={entry.input.command_id}>
                <EntryLine entry={entry} />
              </li>
            ))}
          </ul>
          <p className={classes.text}>{t('outbox.kept')}</p>
          {navigator.onLine ? (
            <Button className={classes.button} variant="default" onClick={sendPending}>
              {t('outbox.send_now')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {sent.length > 0 ? (
        <ul className={classes.list}>
          {sent.map((entry) => (
            <li key={entry.input.command_id}>
              <EntryLine entry={entry} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
