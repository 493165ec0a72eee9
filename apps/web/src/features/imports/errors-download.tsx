import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { errorsCsv } from './errors-csv.ts';
import type { Import } from './import-state.ts';
import { saveFile } from './save-file.ts';

/** Every error of the trial, as a file to correct the other one by. */
export function ErrorsDownload({ state }: { state: Import }) {
  const t = useTranslations('imports.errors');
  async function save() {
    const text = errorsCsv([t('ligne'), t('colonne'), t('valeur'), t('message')], await state.allErrors());
    saveFile(`${state.chosen?.nom.replace(/\.\w+$/, '') ?? 'import'}-erreurs.csv`, text);
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
