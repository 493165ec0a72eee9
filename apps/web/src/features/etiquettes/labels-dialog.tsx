import { Button, Checkbox, Modal, NativeSelect, NumberInput } from '@mantine/core';
import { ETIQUETTES_MAX, formatsEtiquette, type FormatEtiquette } from '@mif/contract/etiquettes';
import { langues } from '@mif/contract/users';
import { FieldRow, FormActions } from '@mif/ui/form';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLangue } from '../../app/langue.tsx';
import { useLastValue } from '../../app/last-value.ts';
import { readDevice, writeDevice } from '../journee/device-store.ts';
import classes from '../demandes/demandes.module.css';

const STORE = 'mif.etiquettes';
const formats = Object.keys(formatsEtiquette) as FormatEtiquette[];

function lastFormat(): FormatEtiquette {
  const kept = readDevice(STORE);
  return formats.find((format) => format === kept) ?? '70x37';
}

/**
 * Asks how the labels of some equipment are printed, and opens them as a PDF.
 * @param ids the equipment; null where the dialog is closed
 */
export function LabelsDialog({ ids, onClose }: { ids: readonly number[] | null; onClose: () => void }) {
  const t = useTranslations('etiquettes');
  const common = useTranslations('common');
  const { langue: own } = useLangue();
  const [format, setFormat] = useState(lastFormat);
  const [position, setPosition] = useState(1);
  const [langue, setLangue] = useState(own);
  const [hasClient, setClient] = useState(false);
  const { colonnes, rangees } = formatsEtiquette[format];
  // The click that opens the PDF closes the dialog before its address is followed: it keeps what it is about.
  const asked = useLastValue(ids ?? undefined) ?? [];
  const shown = asked.slice(0, ETIQUETTES_MAX);
  const query = new URLSearchParams({
    ids: shown.join(','),
    format,
    position: String(Math.min(position, colonnes * rangees)),
    langue,
    client: hasClient ? 'oui' : 'non',
  });
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={`${t('title')} · ${t('count', { n: shown.length })}`}
      centered
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': common('actions.close') }}
    >
      <div className={classes.stack}>
        <p className={classes.second}>{t('intro')}</p>
        {asked.length > ETIQUETTES_MAX ? (
          <p className={classes.fault} role="alert">
            {t('too_many', { max: ETIQUETTES_MAX })}
          </p>
        ) : null}
        <NativeSelect
          label={t('format')}
          value={format}
          onChange={(event) => {
            const chosen = formats.find((each) => each === event.currentTarget.value) ?? '70x37';
            setFormat(chosen);
            writeDevice(STORE, chosen);
          }}
          data={formats.map((value) => ({ value, label: t(`formats.${value}`) }))}
        />
        <FieldRow>
          <NumberInput
            label={t('position')}
            description={t('position_help')}
            min={1}
            max={colonnes * rangees}
            value={Math.min(position, colonnes * rangees)}
            onChange={(value) => setPosition(Math.max(1, Number(value) || 1))}
            allowDecimal={false}
          />
          <NativeSelect
            label={t('langue')}
            value={langue}
            onChange={(event) => setLangue(langues.find((code) => code === event.currentTarget.value) ?? 'fr')}
            data={langues.map((value) => ({ value, label: common(`langues.${value}`) }))}
          />
        </FieldRow>
        <Checkbox label={t('client')} checked={hasClient} onChange={(event) => setClient(event.currentTarget.checked)} />
        <FormActions>
          <Button
            leftSection={<IconPrinter size={16} aria-hidden />}
            component="a"
            href={`/api/v1/equipements/etiquettes?${query}`}
            target="_blank"
            rel="noreferrer"
            onClick={onClose}
          >
            {t('submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common('actions.cancel')}
          </Button>
        </FormActions>
      </div>
    </Modal>
  );
}
