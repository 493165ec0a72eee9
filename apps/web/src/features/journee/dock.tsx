import { ThumbBar } from '@mif/ui/big-button';
import type { ReactNode } from 'react';
import classes from './field.module.css';

/** The actions of a screen: under the thumb on a phone, at the end of the page elsewhere. */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <div className={classes.dock}>
      <ThumbBar>{children}</ThumbBar>
    </div>
  );
}
