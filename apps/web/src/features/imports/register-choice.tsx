import { Registre, registres } from '@mif/contract/imports';
import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './import-page.module.css';
import type { Import } from './import-state.ts';
import { RefusalLine } from './refusal-line.tsx';
import { saveFile } from './save-file.ts';

/** Which register the file is for. */
export function RegisterChoice({ state }: { state: Import }) {
  const t = useTranslations('imports');
  const utils = trpc.useUtils();
  const [isFetching, setFetching] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function template() {
    setFetching(true);
    setRefusal(null);
    try {
      const { nom, contenu_base64 } = await utils.imports.template.fetch({ registre: state.registre });
      saveFile(
        nom,
        Uint8Array.from(atob(contenu_base64), (char) => char.charCodeAt(0)),
      );
    } catch (error) {
      const failure = failureOf(error);
      setRefusal(failure.kind === 'network' ? t('file.not_read') : failure.message);
    } finally {
      setFetching(false);
    }
  }
  return (
    <div className={classes.register}>
      <NativeSelect
        label={t('register')}
        value={state.registre}
        disabled={state.isReading}
        data={registres.map((value) => ({ value, label: t(`registres.${value}`) }))}
        onChange={(event) => state.chooseRegistre(Registre.parse(event.currentTarget.value))}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={isFetching}
        onClick={() => void template()}
      >
        {t('template')}
      </Button>
      <p className={classes.hint}>{t('template_hint')}</p>
      {refusal ? <RefusalLine refusal={{ text: refusal, requestId: null }} /> : null}
    </div>
  );
}
