import type { ImportField, ImportMapping, ImportPreview, ImportReport } from '@mif/contract/imports';
import { Section } from '@mif/ui/page';
import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import { useImportLabels } from './labels.ts';
import { valuesOf, withValue } from './mapping.ts';

/** What each value of a column means; nothing where the field has no column or no value was seen. */
export function ValuesTable(props: {
  field: ImportField;
  preview: ImportPreview;
  mapping: ImportMapping;
  trial: ImportReport | null;
  onChange: (mapping: ImportMapping) => void;
}) {
  const t = useTranslations();
  const { field, mapping } = props;
  const { champ } = field;
  const labels = useImportLabels();
  const label = labels.field(props.preview.registre, field);
  const codes = (field.codes ?? []).map((value) => ({ value, label: labels.code(props.preview.registre, champ, value) }));
  const values = valuesOf(champ, mapping, props.preview, props.trial);
  if (values.length === 0) return null;
  return (
    <Section title={t('imports.mapping.values', { champ: label })}>
      <p className={classes.hint}>{t('imports.mapping.values_help')}</p>
      <ul className={classes.values}>
        {values.map((value) => {
          const own = codes.find((code) => code.value === value)?.value;
          return (
            <li key={value}>
              <bdi className={classes.value}>{value}</bdi>
              <NativeSelect
                aria-label={`${label} : ${value}`}
                value={mapping.valeurs[champ]?.[value] ?? own ?? ''}
                onChange={(event) => props.onChange(withValue(mapping, champ, value, event.currentTarget.value || undefined))}
                data={[{ value: '', label: t('imports.mapping.value_unset') }, ...codes]}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
