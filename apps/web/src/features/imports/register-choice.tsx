import { Registre, registres } from '@mif/contract/imports';
import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import type { Import } from './import-state.ts';

/** Which register the file is for. */
export function RegisterChoice({ state }: { state: Import }) {
  const t = useTranslations('imports');
  return (
    <div className={classes.register}>
      <NativeSelect
        label={t('register')}
        value={state.registre}
        disabled={state.isReading}
        data={registres.map((value) => ({ value, label: t(`registres.${value}`) }))}
        onChange={(event) => state.chooseRegistre(Registre.parse(event.currentTarget.value))}
      />
    </div>
  );
}
