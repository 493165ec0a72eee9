import type { ReactNode } from 'react';
import type { Look } from './status-badge.tsx';
import classes from './timeline.module.css';

export interface TimelineItem {
  id: number | string;
  look: Look;
  /** The sentence: who did what. */
  title: ReactNode;
  /** When, as people say it. */
  when: string;
  /** The whole date, on hover. */
  whenFull: string;
  /** ISO instant. */
  instant: string;
  body?: ReactNode;
}

/** What happened, the latest first or last as given. */
export function Timeline({ label, items, footer }: { label: string; items: readonly TimelineItem[]; footer?: ReactNode }) {
  return (
    <>
      <ol className={classes.timeline} aria-label={label}>
        {items.map((item) => {
          const Icon = item.look.icon;
          return (
            <li key={item.id} className={classes.item}>
              <span className={classes.dot} data-tone={item.look.tone}>
                <Icon size={13} stroke={2} aria-hidden />
              </span>
              <div className={classes.content}>
                <div className={classes.title}>{item.title}</div>
                <time className={classes.when} dateTime={item.instant} title={item.whenFull}>
                  {item.when}
                </time>
                {item.body ? <div className={classes.body}>{item.body}</div> : null}
              </div>
            </li>
          );
        })}
      </ol>
      {footer}
    </>
  );
}
