import type { ReactNode } from 'react';
import classes from './list-card.module.css';

/**
 * A row as a phone shows it: two lines and what stands at the end. The whole of it is one target of at least 64 px.
 * @param render wraps the content in the application's link or button, with this class name
 */
export function ListCard(props: {
  title: ReactNode;
  meta?: ReactNode;
  badges?: ReactNode;
  isStrong?: boolean;
  render: (className: string, content: ReactNode) => ReactNode;
}) {
  return props.render(
    `${classes.card} ${props.isStrong ? classes.strong : ''}`,
    <>
      {props.badges ? <span className={classes.badges}>{props.badges}</span> : null}
      <span className={classes.title}>{props.title}</span>
      {props.meta ? <span className={classes.meta}>{props.meta}</span> : null}
    </>,
  );
}

/** Cards one under the other, for a list with a name. */
export function CardList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}
