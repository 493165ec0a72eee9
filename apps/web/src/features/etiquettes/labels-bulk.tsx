import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BulkBar } from '../../lists/bulk-bar.tsx';
import { LabelsDialog } from './labels-dialog.tsx';

/** What can be done with several machines at once: print their labels. */
export function LabelsBulk({ rows, onUnselect }: { rows: readonly { id: number; statut: string }[]; onUnselect: () => void }) {
  const t = useTranslations('etiquettes');
  const [isOpen, setOpen] = useState(false);
  // Retired machines have no label any more.
  const ids = rows.filter(({ statut }) => statut !== 'retire').map(({ id }) => id);
  if (rows.length === 0) return null;
  return (
    <BulkBar n={rows.length} onUnselect={onUnselect}>
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
    </BulkBar>
  );
}
