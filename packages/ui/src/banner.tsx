import { IconClockExclamation, IconCloudOff, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './banner.module.css';

/** A line across the page about its state: offline, or something to know. */
export function Banner({ kind, children, action }: { kind: 'offline' | 'info'; children: ReactNode; action?: ReactNode }) {
  const Icon = kind === 'offline' ? IconCloudOff : IconInfoCircle;
  return (
    <div className={classes.banner} data-kind={kind} role="status">
      <Icon size={16} aria-hidden />
      <span>{children}</span>
      {action}
    </div>
  );
}

/** Says that what is shown may be old. */
export function StaleMark({ text, hint }: { text: string; hint: string }) {
  return (
    <span className={classes.stale} title={hint}>
      <IconClockExclamation size={14} aria-hidden />
      {text}
    </span>
  );
}
