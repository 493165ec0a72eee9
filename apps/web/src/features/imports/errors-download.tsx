import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { errorsCsv } from './errors-csv.ts';
import type { Import } from './import-state.ts';

/** Every error of the trial, as a file to correct the other one by. */
export function ErrorsDownload({ state }: { state: Import }) {
  const t = useTranslations('imports.errors');
  async function save() {
    const text = errorsCsv([t('ligne'), t('colonne'), t('valeur'), t('message')], await state.allErrors());
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${state.chosen?.nom.replace(/\.\w+$/, '') ?? 'import'}-erreurs.csv`;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={state.isListing}
      onClick={() => void save()}
    >
      {t('download')}
    </Button>
  );
}
