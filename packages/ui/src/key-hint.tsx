import classes from './key-hint.module.css';

/** A key of the keyboard; hidden on touch screens. */
export function KeyHint({ children }: { children: string }) {
  return <kbd className={classes.key}>{children}</kbd>;
}
