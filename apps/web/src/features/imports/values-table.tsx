import type { ImportMapping, ImportPreview, ImportReport } from '@mif/contract/imports';
import { priorites, statuts, types } from '@mif/contract/interventions';
import { Section } from '@mif/ui/page';
import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import { valuesOf, withValue } from './mapping.ts';
import type { CodedField } from './mapping.ts';

/** The codes a coded field may hold, with their words. */
export function useCodes(): Record<CodedField, { value: string; label: string }[]> {
  const t = useTranslations('interventions');
  return {
    type: types.map((value) => ({ value, label: t(`types.${value}`) })),
    priorite: priorites.map((value) => ({ value, label: t(`priorites.${value}`) })),
    statut: statuts.map((value) => ({ value, label: t(`statuts.${value}`) })),
  };
}

/** What each value of a column means; nothing where the field has no column or no value was seen. */
export function ValuesTable(props: {
  field: CodedField;
  preview: ImportPreview;
  mapping: ImportMapping;
  trial: ImportReport | null;
  onChange: (mapping: ImportMapping) => void;
}) {
  const t = useTranslations();
  const { field, mapping } = props;
  const codes = useCodes()[field];
  const values = valuesOf(field, mapping, props.preview, props.trial);
  if (values.length === 0) return null;
  return (
    <Section title={t('imports.mapping.values', { champ: t(`imports.fields.${field}`) })}>
      <p className={classes.hint}>{t('imports.mapping.values_help')}</p>
      <ul className={classes.values}>
        {values.map((value) => {
          const own = codes.find((code) => code.value === value)?.value;
          return (
            <li key={value}>
              <bdi className={classes.value}>{value}</bdi>
              <NativeSelect
                aria-label={`${t(`imports.fields.${field}`)} : ${value}`}
                value={mapping.valeurs[field]?.[value] ?? own ?? ''}
                onChange={(event) => props.onChange(withValue(mapping, field, value, event.currentTarget.value || undefined))}
                data={[{ value: '', label: t('imports.mapping.value_unset') }, ...codes]}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
