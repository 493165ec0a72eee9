import type { ReactNode } from 'react';
import { useEffect } from 'react';
import classes from './page.module.css';

/** Says in the browser's tab and history which page this is; null leaves it to the page around. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · ERP MIF Maroc`;
  }, [title]);
}

/** The frame of a page: one h1, an optional count and badges beside it, actions at the end, a toolbar below. */
export function Page(props: {
  title: string;
  /** Shown dimmed beside the title: « 128 interventions ». */
  count?: ReactNode;
  /** Above the title: a link back, a reference. */
  eyebrow?: ReactNode;
  badges?: ReactNode;
  actions?: ReactNode;
  toolbar?: ReactNode;
  /** `full` fills the height and lets a table scroll inside; `narrow` is for forms and reading. */
  layout?: 'full' | 'normal' | 'narrow';
  children: ReactNode;
}) {
  usePageTitle(props.title);
  return (
    <div className={classes.page} data-layout={props.layout ?? 'normal'}>
      <header className={classes.header}>
        {props.eyebrow ? <div className={classes.eyebrow}>{props.eyebrow}</div> : null}
        <div className={classes.line}>
          <h1 className={classes.title} dir="auto">
            {props.title}
          </h1>
          {props.count !== undefined ? <span className={classes.count}>{props.count}</span> : null}
          {props.badges ? <div className={classes.badges}>{props.badges}</div> : null}
          {props.actions ? <div className={classes.actions}>{props.actions}</div> : null}
        </div>
        {props.toolbar ? <div className={classes.toolbar}>{props.toolbar}</div> : null}
      </header>
      <div className={classes.body}>{props.children}</div>
    </div>
  );
}

/** A titled part of a page, without a box around it. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2 className={classes.sectionTitle}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Two columns, facts first and life beside it; one under the other on a narrow screen. */
export function Columns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div>{main}</div>
      <aside className={classes.aside}>{aside}</aside>
    </div>
  );
}
