import type { ImportMapping, ImportPreview } from '@mif/contract/imports';
import { Banner } from '@mif/ui/banner';
import { ErrorSummary, FormActions } from '@mif/ui/form';
import { Section } from '@mif/ui/page';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ColumnsTable } from './columns-table.tsx';
import { FileFacts } from './file-facts.tsx';
import classes from './import-page.module.css';
import type { Import } from './import-state.ts';
import { useImportLabels } from './labels.ts';
import { codedFields, missingIn } from './mapping.ts';
import { MappingOptions } from './mapping-options.tsx';
import { SheetAndRegister } from './sheet-and-register.tsx';
import { ValuesTable } from './values-table.tsx';

/** Which column becomes what, what its values mean, and what the file does not say. */
export function MappingStep(props: {
  state: Import;
  chosen: { nom: string; preview: ImportPreview; mapping: ImportMapping; isKnown: boolean };
}) {
  const t = useTranslations();
  const { state, chosen } = props;
  const { preview, mapping } = chosen;
  const [isAsked, setAsked] = useState(false);
  const labels = useImportLabels();
  const { registre } = preview;
  const missing = isAsked ? missingIn(mapping, preview) : [];
  const errors = missing.map((field) => ({
    field,
    text:
      field === 'client_id'
        ? t('imports.mapping.client_missing')
        : t('imports.mapping.missing', { champ: labels.field(registre, { champ: field, libelle: null }) }),
  }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (missingIn(mapping, preview).length === 0) state.tryOut();
      }}
    >
      <div className={classes.file}>
        <FileFacts nom={chosen.nom} preview={preview} />
        <Button variant="subtle" size="compact-sm" onClick={() => state.back('file')}>
          {t('imports.file.change')}
        </Button>
      </div>
      <SheetAndRegister state={state} preview={preview} />
      {chosen.isKnown ? (
        <div className={classes.banner}>
          <Banner kind="info">{t('imports.mapping.known')}</Banner>
        </div>
      ) : null}
      <div className={classes.summary}>
        <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      </div>
      <Section title={t('imports.mapping.title')}>
        <ColumnsTable preview={preview} mapping={mapping} onChange={state.changeMapping} errorOf={errorOf} />
      </Section>
      {codedFields(preview).map((field) => (
        <ValuesTable
          key={field.champ}
          field={field}
          preview={preview}
          mapping={mapping}
          trial={state.trial}
          onChange={state.changeMapping}
        />
      ))}
      <Section title={t('imports.mapping.options')}>
        <MappingOptions preview={preview} mapping={mapping} onChange={state.changeMapping} errorOf={errorOf} />
      </Section>
      <div className={classes.bar}>
        <FormActions>
          <Button type="submit">{t('imports.mapping.next')}</Button>
          <Button variant="default" onClick={() => state.back('file')}>
            {t('common.actions.back')}
          </Button>
        </FormActions>
      </div>
    </form>
  );
}
