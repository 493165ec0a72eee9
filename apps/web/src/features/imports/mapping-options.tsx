import type { ImportMapping, ImportPreview } from '@mif/contract/imports';
import { FieldRow } from '@mif/ui/form';
import { NativeSelect, Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useLangue } from '../../app/langue.tsx';
import { ClientSelect } from '../clients/client-select.tsx';
import classes from './import-page.module.css';

const formats = ['iso', 'jma', 'mja'] as const;
const negatives = ['refuser', 'ignorer'] as const;
const empties = ['garder', 'effacer'] as const;
const defaults = ['cloturee', 'ouverte'] as const;
const firstCurrencies = ['MAD', 'EUR', 'USD'];

function useCurrencies(): { value: string; label: string }[] {
  const { langue } = useLangue();
  const names = new Intl.DisplayNames([langue], { type: 'currency' });
  const codes = [...new Set([...firstCurrencies, ...Intl.supportedValuesOf('currency')])];
  return codes.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

/** What the file does not say of itself: how its dates are written, its currency, the state of its rows, unknown equipment. */
export function MappingOptions(props: {
  preview: ImportPreview;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
  errorOf: (field: string) => string | undefined;
}) {
  const t = useTranslations();
  const { mapping, preview } = props;
  const isHistory = preview.registre === 'interventions';
  const hasDates = preview.champs.some(({ champ, is_date }) => is_date && mapping.colonnes[champ] !== undefined);
  const namesClients = preview.champs.some(({ champ }) => champ === 'client');
  const currencies = useCurrencies();
  const change = (changes: Partial<ImportMapping>) => props.onChange({ ...mapping, ...changes });
  return (
    <div className={classes.options}>
      <FieldRow>
        {!hasDates ? null : (
          <NativeSelect
            label={t('imports.mapping.format_date')}
            value={mapping.format_date}
            data={formats.map((value) => ({ value, label: t(`imports.mapping.formats.${value}`) }))}
            onChange={(event) => change({ format_date: formats.find((each) => each === event.currentTarget.value) ?? 'iso' })}
          />
        )}
        {mapping.colonnes['cout'] === undefined ? null : (
          <NativeSelect
            label={t('imports.mapping.devise')}
            value={mapping.devise}
            data={currencies}
            onChange={(event) => change({ devise: event.currentTarget.value })}
          />
        )}
        {mapping.colonnes['cout'] === undefined ? null : (
          <NativeSelect
            label={t('imports.mapping.couts_negatifs')}
            value={mapping.couts_negatifs ?? 'refuser'}
            data={negatives.map((value) => ({ value, label: t(`imports.mapping.couts.${value}`) }))}
            onChange={(event) => change({ couts_negatifs: negatives.find((each) => each === event.currentTarget.value) })}
          />
        )}
        {isHistory ? null : (
          <NativeSelect
            label={t('imports.mapping.cellules_vides')}
            value={mapping.cellules_vides ?? 'garder'}
            data={empties.map((value) => ({ value, label: t(`imports.mapping.vides.${value}`) }))}
            onChange={(event) => change({ cellules_vides: empties.find((each) => each === event.currentTarget.value) })}
          />
        )}
        {!isHistory ? null : (
          <NativeSelect
            label={t('imports.mapping.statut_defaut')}
            value={mapping.statut_defaut}
            data={defaults.map((value) => ({ value, label: t(`interventions.statuts.${value}`) }))}
            onChange={(event) => change({ statut_defaut: defaults.find((each) => each === event.currentTarget.value) ?? 'cloturee' })}
          />
        )}
      </FieldRow>
      {!isHistory && !namesClients ? null : (
        <ClientSelect
          field="client_id"
          label={t(isHistory ? 'imports.mapping.client' : 'imports.mapping.client_file')}
          description={t(
            !isHistory
              ? 'imports.mapping.client_file_help'
              : mapping.creer_equipements
                ? 'imports.mapping.client_help'
                : 'imports.mapping.client_any',
          )}
          error={props.errorOf('client_id')}
          value={mapping.client_id ?? null}
          onChange={(id) => change({ client_id: id ?? undefined })}
        />
      )}
      {!isHistory ? null : (
        <Switch
          label={t('imports.mapping.creer_equipements')}
          checked={mapping.creer_equipements}
          onChange={(event) => change({ creer_equipements: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
