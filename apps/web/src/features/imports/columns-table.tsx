import type { ImportMapping, ImportPreview } from '@mif/contract/imports';
import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import { examplesOf, fieldsInOrder, isRequired, withColumn } from './mapping.ts';

/** Each field of an intervention, the column that gives it, and what that column holds. */
export function ColumnsTable(props: {
  preview: ImportPreview;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
  errorOf: (field: string) => string | undefined;
}) {
  const t = useTranslations();
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
          {fieldsInOrder.map((field) => {
            const column = mapping.colonnes[field];
            const examples = examplesOf(preview, column);
            return (
              <tr key={field}>
                <th scope="row">
                  {t(`imports.fields.${field}`)}
                  {isRequired(field) ? <span className={classes.required}> ({t('common.words.required')})</span> : null}
                </th>
                <td>
                  <NativeSelect
                    data-field={field}
                    aria-label={`${t(`imports.fields.${field}`)} : ${t('imports.mapping.column')}`}
                    error={props.errorOf(field)}
                    value={column ?? ''}
                    onChange={(event) => props.onChange(withColumn(mapping, field, event.currentTarget.value || undefined))}
                    data={[
                      { value: '', label: isRequired(field) ? t('imports.mapping.choose') : t('imports.mapping.ignored') },
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
