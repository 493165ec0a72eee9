import { Button } from '@mantine/core';
import type { SiteDetail } from '@mif/contract/sites';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { IconArchive, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { SitePanel } from './site-panel.tsx';

/** What may be done to a site: change it, put it out of use and back, delete it where it never served. */
export function SiteActions({ site }: { site: SiteDetail }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'edit' | 'deactivate' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const refresh = () => Promise.all([utils.sites.list.invalidate(), utils.clients.invalidate(), utils.journal.invalidate()]);
  const onError = (error: unknown) => {
    close();
    refused(error);
    void utils.sites.get.invalidate({ id: site.id });
  };
  const update = trpc.sites.update.useMutation({
    onSuccess: async (saved) => {
      utils.sites.get.setData({ id: saved.id }, saved);
      close();
      toast(t(saved.is_active ? 'sites.toasts.activated' : 'sites.toasts.deactivated', { nom: saved.nom }));
      await refresh();
    },
    onError,
  });
  const remove = trpc.sites.remove.useMutation({
    onSuccess: async () => {
      toast(t('sites.toasts.removed', { nom: site.nom }));
      await refresh();
      await navigate({ to: '/clients/$id', params: { id: site.client_id } });
    },
    onError,
  });
  const setActive = (is_active: boolean) => update.mutate({ id: site.id, version: site.version, is_active });
  const may = (action: SiteDetail['actions_permises'][number]) => site.actions_permises.includes(action);
  return (
    <>
      {may('remove') ? (
        <Button variant="subtle" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setOpen('remove')}>
          {t('sites.detail.remove')}
        </Button>
      ) : null}
      {may('deactivate') ? (
        <Button variant="subtle" color="gray" leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setOpen('deactivate')}>
          {t('sites.detail.deactivate')}
        </Button>
      ) : null}
      {may('activate') ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={update.isPending}
          onClick={() => setActive(true)}
        >
          {t('sites.detail.activate')}
        </Button>
      ) : null}
      {may('update') ? (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
          {t('common.actions.edit')}
        </Button>
      ) : null}
      <SitePanel client={site.client} mode={open === 'edit' ? site : null} onClose={close} />
      <ConfirmDialog
        isOpen={open === 'deactivate'}
        title={t('sites.detail.deactivate')}
        confirmLabel={t('sites.detail.deactivate')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={update.isPending}
        onConfirm={() => setActive(false)}
        onClose={close}
      >
        {t('sites.detail.deactivate_confirm', { nom: site.nom })}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === 'remove'}
        title={t('sites.detail.remove')}
        confirmLabel={t('sites.detail.remove')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={remove.isPending}
        onConfirm={() => remove.mutate({ id: site.id, version: site.version })}
        onClose={close}
      >
        {t('sites.detail.remove_confirm', { nom: site.nom })}
      </ConfirmDialog>
    </>
  );
}
