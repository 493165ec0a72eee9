import { Button } from '@mantine/core';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';

/** Puts every message back to its default, once that was said twice; nothing where none was changed. */
export function ResetAll({ n }: { n: number }) {
  const t = useTranslations('modeles');
  const common = useTranslations('common.actions');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [isAsking, setAsking] = useState(false);
  const reset = trpc.modeles.resetAll.useMutation({
    onSuccess: ({ nombre }) => toast(t('reset_all_done', { n: nombre })),
    onError: refused,
    onSettled: () => {
      setAsking(false);
      void utils.modeles.invalidate();
    },
  });
  if (n === 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('reset_all')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        isDangerous
        title={t('reset_all_title', { n })}
        confirmLabel={t('reset_all')}
        cancelLabel={common('cancel')}
        isLoading={reset.isPending}
        onConfirm={() => reset.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('reset_all_text')}
      </ConfirmDialog>
    </>
  );
}
