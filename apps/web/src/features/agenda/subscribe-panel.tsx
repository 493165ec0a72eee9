import { Button, CopyButton, TextInput } from '@mantine/core';
import type { AbonnementSubject } from '@mif/contract/abonnements';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { SidePanel } from '@mif/ui/side-panel';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useMe } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './subscribe.module.css';

/**
 * The addresses other calendars read this one at: made, shown once, renewed and taken back.
 * @param subject whose calendar; nothing: the reader's own
 */
export function SubscribePanel({ isOpen, subject, onClose }: { isOpen: boolean; subject: AbonnementSubject; onClose: () => void }) {
  const t = useTranslations('agenda.subscribe');
  return (
    <SidePanel isOpen={isOpen} title={t('title')} onClose={onClose}>
      {isOpen ? <Addresses subject={subject} /> : null}
    </SidePanel>
  );
}

function Addresses({ subject }: { subject: AbonnementSubject }) {
  const t = useTranslations();
  const me = useMe();
  const format = useFormat();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const query = trpc.abonnements.list.useQuery(subject);
  const [made, setMade] = useState<string | null>(null);
  const [asks, setAsks] = useState<'renew' | number | null>(null);
  const create = trpc.abonnements.create.useMutation({
    onSuccess({ chemin }) {
      setMade(`${window.location.origin}${chemin}`);
      setAsks(null);
      void utils.abonnements.list.invalidate();
    },
    onError: refused,
  });
  const revoke = trpc.abonnements.revoke.useMutation({
    onSuccess() {
      toast(t('agenda.subscribe.revoked'));
      setMade(null);
      setAsks(null);
      void utils.abonnements.list.invalidate();
    },
    onError: refused,
  });
  const isClient = subject.client_id !== undefined || me.role === 'client';
  return (
    <div className={classes.panel}>
      <p>{t('agenda.subscribe.intro')}</p>
      <p className={classes.dim}>{t(isClient ? 'agenda.subscribe.of_client' : 'agenda.subscribe.of_technicien')}</p>
      {made ? <Address url={made} /> : null}
      <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
        {({ items }) => {
          // Of a client's addresses the one of this account gives way; a technician has but one.
          const isRenewal = items.some((item) => item.technicien_id !== null || item.cree_par.id === me.id);
          return (
            <>
              {items.length === 0 ? <p className={classes.dim}>{t('agenda.subscribe.none')}</p> : null}
              <ul className={classes.addresses}>
                {items.map((item) => (
                  <li key={item.id} className={classes.address}>
                    <span>
                      {t('agenda.subscribe.created', { quand: format.instant(item.created_at, 'relative'), nom: item.cree_par.full_name })}
                      <span className={classes.dim}>
                        {item.last_read_at
                          ? t('agenda.subscribe.last_read', { quand: format.instant(item.last_read_at, 'relative') })
                          : t('agenda.subscribe.never_read')}
                      </span>
                    </span>
                    <Button variant="default" size="xs" onClick={() => setAsks(item.id)}>
                      {t('agenda.subscribe.revoke')}
                    </Button>
                  </li>
                ))}
              </ul>
              <Button
                variant={isRenewal ? 'default' : 'filled'}
                loading={create.isPending}
                onClick={() => (isRenewal ? setAsks('renew') : create.mutate(subject))}
              >
                {t(isRenewal ? 'agenda.subscribe.renew' : 'agenda.subscribe.create')}
              </Button>
            </>
          );
        }}
      </Loaded>
      <h3 className={classes.how}>{t('agenda.subscribe.how')}</h3>
      <dl className={classes.ways}>
        {(['google', 'outlook', 'iphone'] as const).map((way) => (
          <div key={way}>
            <dt>{t(`agenda.subscribe.${way}`)}</dt>
            <dd>{t(`agenda.subscribe.${way}_how`)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.dim}>{t('agenda.subscribe.delay')}</p>
      <ConfirmDialog
        isOpen={asks === 'renew'}
        title={t('agenda.subscribe.renew_title')}
        confirmLabel={t('agenda.subscribe.renew')}
        cancelLabel={t('common.actions.cancel')}
        isLoading={create.isPending}
        onConfirm={() => create.mutate(subject)}
        onClose={() => setAsks(null)}
      >
        {t('agenda.subscribe.renew_text')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={typeof asks === 'number'}
        title={t('agenda.subscribe.revoke_title')}
        confirmLabel={t('agenda.subscribe.revoke')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={revoke.isPending}
        onConfirm={() => {
          if (typeof asks === 'number') revoke.mutate({ id: asks });
        }}
        onClose={() => setAsks(null)}
      >
        {t('agenda.subscribe.revoke_text')}
      </ConfirmDialog>
    </div>
  );
}

/** A new address, once: to copy, or to open in the calendar of this device. */
function Address({ url }: { url: string }) {
  const t = useTranslations();
  return (
    <div className={classes.made} role="status">
      <strong>{t('agenda.subscribe.once')}</strong>
      <TextInput readOnly dir="ltr" label={t('agenda.subscribe.address')} value={url} onFocus={(event) => event.currentTarget.select()} />
      <div className={classes.madeActions}>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={copy}
            >
              {t(copied ? 'common.actions.copied' : 'common.actions.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" component="a" href={url.replace(/^https?:/, 'webcal:')}>
          {t('agenda.subscribe.add_here')}
        </Button>
      </div>
    </div>
  );
}
