import type { ImportMapping, ImportPreview } from '@mif/contract/imports';
import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import { useImportLabels } from './labels.ts';
import { examplesOf, withColumn } from './mapping.ts';

/** Each field of the register, the column that gives it, and what that column holds. */
export function ColumnsTable(props: {
  preview: ImportPreview;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
  errorOf: (field: string) => string | undefined;
}) {
  const t = useTranslations();
  const labels = useImportLabels();
  const { preview, mapping } = props;
  const used = new Set(Object.values(mapping.colonnes));
  const unused = preview.colonnes.filter((column) => !used.has(column));
  return (
    <>
      <table className={classes.mapping}>
        <thead>
          <tr>
            <th scope="col">{t('imports.mapping.field')}</th>
            <th scope="col">{t('imports.mapping.column')}</th>
            <th scope="col">{t('imports.mapping.example')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.champs.map((field) => {
            const column = mapping.colonnes[field.champ];
            const label = labels.field(preview.registre, field);
            const examples = examplesOf(preview, column);
            return (
              <tr key={field.champ}>
                <th scope="row">
                  {label}
                  {field.is_requis ? (
                    <span className={classes.required}>
                      {' '}
                      ({t(preview.registre === 'interventions' ? 'common.words.required' : 'imports.mapping.requis')})
                    </span>
                  ) : null}
                </th>
                <td>
                  <NativeSelect
                    data-field={field.champ}
                    aria-label={`${label} : ${t('imports.mapping.column')}`}
                    error={props.errorOf(field.champ)}
                    value={column ?? ''}
                    onChange={(event) => props.onChange(withColumn(mapping, field.champ, event.currentTarget.value || undefined))}
                    data={[
                      { value: '', label: field.is_requis ? t('imports.mapping.choose') : t('imports.mapping.ignored') },
                      ...preview.colonnes.map((name) => ({ value: name, label: name })),
                    ]}
                  />
                </td>
                <td className={classes.examples}>
                  {examples.map((example) => (
                    <bdi key={example}>{example}</bdi>
                  ))}
                  {column !== undefined && examples.length === 0 ? <i>{t('imports.mapping.no_example')}</i> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {unused.length > 0 ? <p className={classes.hint}>{t('imports.mapping.unused', { colonnes: unused.join(', ') })}</p> : null}
    </>
  );
}
