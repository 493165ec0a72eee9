import type { ReactNode } from 'react';
import classes from './scroll-region.module.css';

/**
 * Something wider or taller than its place, such as a table: it scrolls by itself, with the keyboard too.
 * @param isTall limits its height as well
 */
export function ScrollRegion({ label, isTall, children }: { label: string; isTall?: boolean; children: ReactNode }) {
  return (
    // What scrolls must be reached without a pointer (WCAG 2.1.1), so it takes the focus although nothing in it can be pressed.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.region} data-tall={isTall || undefined} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
