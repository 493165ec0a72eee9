import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LabelsDialog } from './labels-dialog.tsx';

/** Prints the labels of several machines at once. */
export function LabelsButton({ rows }: { rows: readonly { id: number; statut: string }[] }) {
  const t = useTranslations('etiquettes');
  const [isOpen, setOpen] = useState(false);
  // Retired machines have no label any more.
  const ids = rows.filter(({ statut }) => statut !== 'retire').map(({ id }) => id);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconQrcode size={15} aria-hidden />}
        disabled={ids.length === 0}
        title={ids.length < rows.length ? t('retired') : undefined}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      <LabelsDialog ids={isOpen ? ids : null} onClose={() => setOpen(false)} />
    </>
  );
}
