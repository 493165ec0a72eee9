import { Button } from '@mantine/core';
import type { Modele } from '@mif/contract/modeles';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';

/** Puts one message back to its default, once that was said twice. */
export function ResetOne(props: { modele: Modele; version: number; onDone: (saved: Modele) => void; onRefused: (error: unknown) => void }) {
  const t = useTranslations('modeles');
  const common = useTranslations('common.actions');
  const [isAsking, setAsking] = useState(false);
  const { evenement, langue, canal } = props.modele;
  const reset = trpc.modeles.reset.useMutation({
    onSuccess: (saved) => {
      props.onDone(saved);
      toast(t('save_default'));
    },
    onError: props.onRefused,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="subtle" color="red.9" onClick={() => setAsking(true)}>
        {t('reset')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        isDangerous
        title={t('reset_title', { nom: t(`evenements.${evenement}`) })}
        confirmLabel={t('reset')}
        cancelLabel={common('cancel')}
        isLoading={reset.isPending}
        onConfirm={() => reset.mutate({ evenement, langue, canal, version: props.version })}
        onClose={() => setAsking(false)}
      >
        {t('reset_text')}
      </ConfirmDialog>
    </>
  );
}
