import type { ImportPreview } from '@mif/contract/imports';
import { Banner } from '@mif/ui/banner';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import type { Import } from './import-state.ts';

/** Which sheet is read, where there are several; and that the file looks like another register's, where it does. */
export function SheetAndRegister({ state, preview }: { state: Import; preview: ImportPreview }) {
  const t = useTranslations('imports');
  const { registre, registre_probable: other, feuilles, feuille } = preview;
  return (
    <>
      {other ? (
        <div className={classes.banner}>
          <Banner
            kind="info"
            action={
              <Button variant="default" size="compact-sm" loading={state.isReading} onClick={() => state.lookAgain(other, feuille)}>
                {t('switch_to', { registre: t(`registres.${other}`) })}
              </Button>
            }
          >
            {t('probable', { registre: t(`registres.${other}`) })}
          </Banner>
        </div>
      ) : null}
      {feuilles.length > 1 ? (
        <div className={classes.register}>
          <NativeSelect
            label={t('file.sheet')}
            value={feuille ?? ''}
            disabled={state.isReading}
            data={feuilles}
            onChange={(event) => state.lookAgain(registre, event.currentTarget.value)}
          />
        </div>
      ) : null}
    </>
  );
}
