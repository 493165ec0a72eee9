import { ActionIcon, Alert, Button, Checkbox, Popover, SegmentedControl } from '@mantine/core';
import { exportColumns, exportPermissions } from '@mif/contract/exports';
import type { ExportFormat, ListeExportable } from '@mif/contract/exports';
import type { Liste } from '@mif/contract/listes';
import { toast } from '@mif/ui/toast';
import { IconDownload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../app/failure.ts';
import { useCan } from '../app/me.ts';
import { ExportRefused, downloadExport } from './export-file.ts';
import classes from './lists.module.css';
import type { ListState } from './use-list.ts';

interface ShownColumn {
  key: string;
  exported?: readonly string[];
}

const isExportable = (liste: Liste): liste is ListeExportable => liste in exportColumns;

/** The keys of the file that stand for the columns shown, in their order. */
function keysOf(liste: ListeExportable, shown: readonly ShownColumn[]): string[] {
  const known: readonly string[] = exportColumns[liste];
  return shown.flatMap((column) => column.exported ?? [column.key]).filter((key) => known.includes(key));
}

/** Takes the list away as a file: every row of it as it is filtered and sorted, not only those shown. */
export function ExportMenu({ liste, list, shown }: { liste: Liste; list: ListState; shown: readonly ShownColumn[] }) {
  const can = useCan();
  if (!isExportable(liste) || !can(exportPermissions[liste])) return null;
  return <Menu liste={liste} list={list} keys={keysOf(liste, shown)} />;
}

function Menu({ liste, list, keys }: { liste: ListeExportable; list: ListState; keys: readonly string[] }) {
  const t = useTranslations('lists');
  const common = useTranslations('common.states');
  const [isOpen, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [isAll, setAll] = useState(false);
  const [isCodes, setCodes] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const stopping = useRef<AbortController>(null);

  async function download() {
    const stop = new AbortController();
    stopping.current = stop;
    setFault(null);
    setRunning(true);
    try {
      const colonnes = isAll || keys.length === 0 ? undefined : keys.join(',');
      const nom = await downloadExport(liste, format, { ...list.asked, colonnes, valeurs: isCodes ? 'codes' : undefined }, stop.signal);
      toast(t('export_done', { nom }));
      setOpen(false);
    } catch (error) {
      if (!stop.signal.aborted) setFault(faultOf(error));
    } finally {
      setRunning(false);
    }
  }
  function faultOf(error: unknown): string {
    if (error instanceof ExportRefused) return error.message || t('export_failed');
    const failure = failureOf(error);
    if (failure.kind === 'network') return common('network_text');
    return failure.message || t('export_failed');
  }

  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      // The password may be asked for above it.
      closeOnClickOutside={!isRunning}
    >
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('export')}
          title={t('export')}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <IconDownload size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('export')}>
        <div className={classes.export}>
          <p className={classes.exportText}>{list.isFiltered ? t('export_filtered') : t('export_what')}</p>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('export_format')}
            value={format}
            onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
            data={[
              { value: 'xlsx', label: t('export_xlsx') },
              { value: 'csv', label: t('export_csv') },
            ]}
          />
          <div className={classes.exportColumns}>
            <span aria-hidden>{t('export_columns')}</span>
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label={t('export_columns')}
              value={isAll ? 'all' : 'shown'}
              onChange={(value) => setAll(value === 'all')}
              data={[
                { value: 'shown', label: t('export_shown') },
                { value: 'all', label: t('export_all') },
              ]}
            />
          </div>
          <Checkbox size="xs" label={t('export_codes')} checked={isCodes} onChange={(event) => setCodes(event.currentTarget.checked)} />
          {fault === null ? null : (
            <Alert color="red" variant="light" p="xs" role="alert">
              {fault}
            </Alert>
          )}
          <div className={classes.exportActions}>
            {isRunning ? (
              <Button size="xs" variant="default" onClick={() => stopping.current?.abort()}>
                {t('export_stop')}
              </Button>
            ) : null}
            <Button size="xs" loading={isRunning} onClick={() => void download()} data-autofocus>
              {t('export_download')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
