import { Button, Loader } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FileFacts } from './file-facts.tsx';
import classes from './import-page.module.css';
import type { Import } from './import-state.ts';
import { RegisterChoice } from './register-choice.tsx';
import { RefusalLine } from './refusal-line.tsx';

/** Which file: dropped, or chosen. One chosen before stays until another takes its place. */
export function FileStep({ state }: { state: Import }) {
  const t = useTranslations();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { chosen, isReading } = state;
  function take(file: File | undefined) {
    if (file && !isReading) void state.chooseFile(file);
  }
  return (
    <>
      <p className={classes.intro}>{t('imports.intro')}</p>
      <RegisterChoice state={state} />
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        {isReading ? <Loader size={32} /> : <IconFileSpreadsheet size={36} stroke={1.4} aria-hidden />}
        <p className={classes.dropTitle}>{isReading ? t('imports.file.reading') : t('imports.file.drop')}</p>
        <p className={classes.hint}>{t('imports.file.limits')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          hidden
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button disabled={isReading} onClick={() => input.current?.click()}>
          {t('imports.file.choose')}
        </Button>
      </div>
      {state.fileError ? <RefusalLine refusal={state.fileError} /> : null}
      {chosen && !isReading && chosen.preview.registre === state.registre ? (
        <div className={classes.kept}>
          <FileFacts nom={chosen.nom} preview={chosen.preview} />
          <Button variant="default" onClick={() => state.back('mapping')}>
            {t('common.actions.next')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
