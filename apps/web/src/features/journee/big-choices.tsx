import type { ComponentType } from 'react';
import classes from './big-choices.module.css';

export interface BigChoice<T extends string> {
  value: T;
  label: string;
  icon?: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
}

/** One of a few, each a target of 56 px for a gloved thumb. */
export function BigChoices<T extends string>(props: {
  name: string;
  legend: string;
  isLegendHidden?: boolean;
  columns?: 1 | 2;
  choices: readonly BigChoice<T>[];
  selected: T | null;
  onChange: (value: T) => void;
}) {
  return (
    <fieldset className={classes.group} data-columns={props.columns ?? 1}>
      <legend className={props.isLegendHidden ? 'mif-visually-hidden' : classes.legend}>{props.legend}</legend>
      {props.choices.map(({ value, label, icon: Icon }) => (
        <label key={value} className={classes.choice}>
          <input type="radio" name={props.name} checked={props.selected === value} onChange={() => props.onChange(value)} />
          {Icon ? <Icon size={22} stroke={1.7} aria-hidden /> : null}
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
