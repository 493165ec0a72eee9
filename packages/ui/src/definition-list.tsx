import type { ReactNode } from 'react';
import classes from './definition-list.module.css';

/** Facts as label and value; a fact without a value is left out unless the page wants to say so itself. */
export function DefinitionList({ items }: { items: readonly { label: string; value: ReactNode; isWide?: boolean }[] }) {
  return (
    <dl className={classes.list}>
      {items
        .filter((item) => item.value !== null && item.value !== undefined && item.value !== '')
        .map((item) => (
          <div key={item.label} className={classes.item} data-wide={item.isWide || undefined}>
            <dt className={classes.label}>{item.label}</dt>
            <dd className={classes.value}>{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}
