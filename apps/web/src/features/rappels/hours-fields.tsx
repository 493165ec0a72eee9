import { ActionIcon, Button, Input, NativeSelect, NumberInput } from '@mantine/core';
import {
  destinatairesEscalade,
  ESCALADE_HEURES_MAX,
  RAPPEL_HEURES_MAX,
  SEUILS_MAX,
  type DestinatairesEscalade,
  type Escalade,
} from '@mif/contract/rappels';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './rappels.module.css';

interface ListProps<T> {
  value: readonly T[];
  /** What is wrong with the list, and with each place of it. */
  faults: { whole: string | undefined; each: readonly (string | undefined)[] };
  isReadOnly: boolean;
  onChange: (value: T[]) => void;
}

/** An hour that is being typed may be nothing yet: the form says so when it is sent. */
const typed = (value: number | string) => (value === '' ? value : Number(value)) as number;

/** The hours before a deadline at which whoever has the work is reminded. */
export function RappelsField({ value, faults, isReadOnly, onChange }: ListProps<number>) {
  const t = useTranslations('rappels.before');
  return (
    <Lines
      name="rappels"
      texts={t}
      error={faults.whole}
      canAdd={!isReadOnly && value.length < SEUILS_MAX}
      onAdd={() => onChange([...value, typed('')])}
    >
      {value.map((heures, index) => (
        <li key={index} className={classes.line}>
          <Hours
            field={index === 0 ? 'rappels' : undefined}
            label={t('nth', { n: String(index + 1) })}
            suffix={t('suffix')}
            max={RAPPEL_HEURES_MAX}
            value={heures}
            error={faults.each[index]}
            isReadOnly={isReadOnly}
            onChange={(next) => onChange(value.map((each, place) => (place === index ? next : each)))}
          />
          {isReadOnly ? null : (
            <Remove
              label={t('remove', { n: String(index + 1) })}
              onClick={() => onChange(value.filter((_each, place) => place !== index))}
            />
          )}
        </li>
      ))}
    </Lines>
  );
}

/** The hours after a deadline at which others are told of the delay, and who they are. */
export function EscaladesField({ value, faults, isReadOnly, onChange }: ListProps<Escalade>) {
  const t = useTranslations('rappels.after');
  const groups = useTranslations('rappels.destinataires');
  const change = (index: number, more: Partial<Escalade>) =>
    onChange(value.map((each, place) => (place === index ? { ...each, ...more } : each)));
  const another: Escalade = { heures: typed(''), destinataires: 'admins' };
  return (
    <Lines
      name="escalades"
      texts={t}
      error={faults.whole}
      canAdd={!isReadOnly && value.length < SEUILS_MAX}
      onAdd={() => onChange([...value, another])}
    >
      {value.map(({ heures, destinataires }, index) => (
        <li key={index} className={classes.line}>
          <Hours
            field={index === 0 ? 'escalades' : undefined}
            label={t('nth', { n: String(index + 1) })}
            suffix={t('suffix')}
            max={ESCALADE_HEURES_MAX}
            value={heures}
            error={faults.each[index]}
            isReadOnly={isReadOnly}
            onChange={(next) => change(index, { heures: next })}
          />
          <NativeSelect
            aria-label={t('whom', { n: String(index + 1) })}
            className={classes.whom}
            disabled={isReadOnly}
            value={destinataires}
            data={destinatairesEscalade.map((each) => ({ value: each, label: groups(each) }))}
            onChange={(event) => change(index, { destinataires: event.currentTarget.value as DestinatairesEscalade })}
          />
          {isReadOnly ? null : (
            <Remove
              label={t('remove', { n: String(index + 1) })}
              onClick={() => onChange(value.filter((_each, place) => place !== index))}
            />
          )}
        </li>
      ))}
    </Lines>
  );
}

function Lines(props: {
  name: string;
  texts: (key: 'label' | 'help' | 'add' | 'none') => string;
  error: string | undefined;
  canAdd: boolean;
  onAdd: () => void;
  children: ReactNode[];
}) {
  const { texts } = props;
  return (
    <Input.Wrapper label={texts('label')} description={texts('help')} error={props.error} labelElement="div">
      {props.children.length === 0 ? <p className={classes.none}>{texts('none')}</p> : <ul className={classes.lines}>{props.children}</ul>}
      {props.canAdd ? (
        <Button variant="subtle" size="compact-sm" mb={6} leftSection={<IconPlus size={14} aria-hidden />} onClick={props.onAdd}>
          {texts('add')}
        </Button>
      ) : null}
    </Input.Wrapper>
  );
}

/** How many hours; while it is typed, perhaps none yet. */
function Hours(props: {
  /** Of the first of its list, which the form goes to where the list is wrong. */
  field: string | undefined;
  label: string;
  suffix: string;
  max: number;
  value: number;
  error: string | undefined;
  isReadOnly: boolean;
  onChange: (hours: number) => void;
}) {
  return (
    <NumberInput
      data-field={props.field}
      aria-label={props.label}
      className={classes.hours}
      suffix={props.suffix}
      min={1}
      max={props.max}
      clampBehavior="none"
      hideControls
      allowDecimal={false}
      allowNegative={false}
      value={props.value}
      error={props.error}
      readOnly={props.isReadOnly}
      onChange={(next) => props.onChange(typed(next))}
    />
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
