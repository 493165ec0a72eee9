import { Menu } from '@mantine/core';
import { Button } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { IconPrinter, IconQrcode, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { LabelsDialog } from './labels-dialog.tsx';

/** What can be done with the label of one equipment: print it, or give it another secret. */
export function LabelActions({ equipement }: { equipement: { id: number; nom: string; statut: string } }) {
  const t = useTranslations();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'print' | 'renew' | null>(null);
  const close = () => setOpen(null);
  const renew = trpc.etiquettes.renew.useMutation({
    onSuccess: () => {
      toast(t('etiquettes.renewed'));
      setOpen('print');
      void utils.journal.invalidate();
    },
    onError: (error) => {
      close();
      refused(error);
    },
  });
  if (!can('etiquette.print') || equipement.statut === 'retire') return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconQrcode size={16} aria-hidden />}>
            {t('etiquettes.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => setOpen('print')}>
            {t('etiquettes.open_one')}
          </Menu.Item>
          {can('etiquette.renew') ? (
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setOpen('renew')}>
              {t('etiquettes.renew')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <LabelsDialog ids={open === 'print' ? [equipement.id] : null} onClose={close} />
      <ConfirmDialog
        isOpen={open === 'renew'}
        title={t('etiquettes.renew_title', { nom: equipement.nom })}
        confirmLabel={t('etiquettes.renew')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={renew.isPending}
        onConfirm={() => renew.mutate({ id: equipement.id })}
        onClose={close}
      >
        {t('etiquettes.renew_text')}
      </ConfirmDialog>
    </>
  );
}
