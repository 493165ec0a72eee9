import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import type { DraftLine } from './report-draft.ts';
import classes from './report.module.css';

const quick = [15, 30, 60] as const;
const MAX_MINUTES = 1440;

/** Time lines of a report: when it began, and how long, with a thumb. */
export function TimeLines(props: {
  lines: readonly DraftLine[];
  isProposed: boolean;
  /** Minutes a report before had counted. */
  already: number;
  error: string | undefined;
  onChange: (lines: DraftLine[]) => void;
  onAdd: () => void;
}) {
  const t = useTranslations();
  const format = useFormat();
  const { lines } = props;
  const change = (index: number, changes: Partial<DraftLine>) =>
    props.onChange(lines.map((line, place) => (place === index ? { ...line, ...changes } : line)));
  const total = lines.reduce((sum, line) => sum + (Number(line.minutes) || 0), 0);
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('interventions.report.temps_label')}</legend>
      {props.isProposed && lines.length > 0 ? <p className={classes.help}>{t('journee.report.prefilled')}</p> : null}
      {props.already > 0 ? <p className={classes.help}>{t('journee.report.already', { duree: format.duration(props.already) })}</p> : null}
      {lines.map((line, index) => {
        const n = String(index + 1);
        return (
          // A line has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={classes.line} role="group" aria-label={t('journee.report.line', { n })}>
            <TextInput
              size="lg"
              type="datetime-local"
              dir="ltr"
              name={index === 0 ? 'temps' : undefined}
              label={t('journee.report.start')}
              value={line.debut}
              onChange={(event) => change(index, { debut: event.currentTarget.value })}
            />
            <div className={classes.minutes}>
              <TextInput
                size="lg"
                inputMode="numeric"
                dir="ltr"
                label={t('journee.report.duration')}
                value={line.minutes}
                onChange={(event) => change(index, { minutes: event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 4) })}
              />
              {quick.map((minutes) => (
                <Button
                  key={minutes}
                  variant="default"
                  className={classes.quick}
                  aria-label={t('journee.report.add_minutes_label', { n: minutes })}
                  onClick={() => change(index, { minutes: String(Math.min(MAX_MINUTES, (Number(line.minutes) || 0) + minutes)) })}
                >
                  <bdi dir="ltr">{t('journee.report.add_minutes', { n: String(minutes) })}</bdi>
                </Button>
              ))}
              {lines.length > 1 ? (
                <ActionIcon
                  size={50}
                  aria-label={t('journee.report.remove_line', { n })}
                  onClick={() => props.onChange(lines.filter((_, place) => place !== index))}
                >
                  <IconTrash size={22} stroke={1.7} aria-hidden />
                </ActionIcon>
              ) : null}
            </div>
          </div>
        );
      })}
      {props.error ? <p className={classes.error}>{props.error}</p> : null}
      <div className={classes.total}>
        <Button variant="subtle" className={classes.add} leftSection={<IconPlus size={18} aria-hidden />} onClick={props.onAdd}>
          {t('interventions.report.temps_add')}
        </Button>
        <strong>{t('journee.report.total', { duree: format.duration(total) })}</strong>
      </div>
    </fieldset>
  );
}
