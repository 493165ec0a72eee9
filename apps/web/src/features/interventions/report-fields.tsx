import { ActionIcon, Button, Radio, TextInput, Textarea } from '@mantine/core';
import { FieldRow } from '@mif/ui/form';
import { SignaturePad } from '@mif/ui/signature-pad';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { toDraftLine } from '../journee/report-draft.ts';
import type { DraftLine } from '../journee/report-draft.ts';
import classes from './actions.module.css';
import type { ReportState } from './report.ts';

/** What was done, how long it took, and who signs. */
export function ReportFields({ state }: { state: ReportState }) {
  const t = useTranslations();
  const { draft, change, errorOf } = state;
  return (
    <>
      <Textarea
        name="rapport"
        label={t('interventions.report.rapport_label')}
        description={t('interventions.report.rapport_help')}
        error={errorOf('rapport')}
        value={draft.rapport}
        maxLength={20_000}
        autosize
        minRows={4}
        maxRows={14}
        onChange={(event) => change({ rapport: event.currentTarget.value })}
        data-autofocus
      />
      <Times state={state} />
      <Radio.Group
        label={t('journee.report.signature')}
        value={draft.is_signed ? 'oui' : 'non'}
        onChange={(value) => change({ is_signed: value === 'oui' })}
      >
        <div className={classes.choices}>
          <Radio value="oui" label={t('journee.report.signs')} />
          <Radio value="non" label={t('interventions.report.no_signature')} />
        </div>
      </Radio.Group>
      {draft.is_signed ? (
        <>
          <TextInput
            name="nom"
            label={t('interventions.report.signature_name')}
            error={errorOf('nom')}
            value={draft.nom}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => change({ nom: event.currentTarget.value })}
          />
          <div data-field="trace" tabIndex={-1}>
            <SignaturePad label={t('common.signature.label')} value={draft.trace} onChange={(trace) => change({ trace })} />
            {errorOf('trace') ? <p className={classes.fault}>{errorOf('trace')}</p> : null}
          </div>
        </>
      ) : (
        <Textarea
          name="motif_sans_signature"
          label={t('interventions.fields.motif_sans_signature')}
          error={errorOf('motif_sans_signature')}
          value={draft.motif_sans_signature}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => change({ motif_sans_signature: event.currentTarget.value })}
        />
      )}
      <p className={classes.second}>{t('journee.report.draft_kept')}</p>
    </>
  );
}

function Times({ state }: { state: ReportState }) {
  const t = useTranslations();
  const format = useFormat();
  const { lines, change } = state;
  const set = (index: number, changes: Partial<DraftLine>) =>
    change({ temps: lines.map((line, place) => (place === index ? { ...line, ...changes } : line)) });
  const total = lines.reduce((sum, line) => sum + (Number(line.minutes) || 0), 0);
  return (
    <fieldset className={classes.picker}>
      <legend>{t('interventions.report.temps_label')}</legend>
      {state.errorOf('temps') ? <p className={classes.fault}>{state.errorOf('temps')}</p> : null}
      {lines.map((line, index) => (
        // A line has no name but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.time} role="group" aria-label={t('journee.report.line', { n: String(index + 1) })}>
          <FieldRow>
            <TextInput
              type="datetime-local"
              dir="ltr"
              name={index === 0 ? 'temps' : undefined}
              label={t('interventions.report.temps_start')}
              value={line.debut}
              onChange={(event) => set(index, { debut: event.currentTarget.value })}
            />
            <TextInput
              inputMode="numeric"
              dir="ltr"
              label={t('interventions.report.temps_minutes')}
              value={line.minutes}
              onChange={(event) => set(index, { minutes: event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 4) })}
            />
          </FieldRow>
          <ActionIcon
            size={36}
            aria-label={t('journee.report.remove_line', { n: String(index + 1) })}
            onClick={() => change({ temps: lines.filter((_line, place) => place !== index) })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.timesEnd}>
        <Button
          size="xs"
          variant="default"
          data-field={lines.length === 0 ? 'temps' : undefined}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change({ temps: [...lines, toDraftLine(Date.now(), '')] })}
        >
          {t('interventions.report.temps_add')}
        </Button>
        {total > 0 ? <span className={classes.second}>{t('journee.report.total', { duree: format.duration(total) })}</span> : null}
      </div>
    </fieldset>
  );
}
