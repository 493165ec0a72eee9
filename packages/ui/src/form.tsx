import type { FormEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import classes from './form.module.css';
import { useUiTexts } from './texts.tsx';

/** One column of fields; `onSubmit` gets the event already prevented. */
export function Form({ id, onSubmit, children }: { id?: string; onSubmit: (event: FormEvent) => void; children: ReactNode }) {
  return (
    <form
      id={id}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event);
      }}
    >
      {children}
    </form>
  );
}

/** What is to be corrected, at the top of the form; takes the focus when it appears and each line leads to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly { field?: string | undefined; text: string }[] }) {
  const box = useRef<HTMLDivElement>(null);
  const hasErrors = errors.length > 0;
  useEffect(() => {
    if (hasErrors) box.current?.focus();
  }, [hasErrors]);
  if (!hasErrors) return null;
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <p className={classes.summaryTitle}>{title}</p>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field ?? ''}${error.text}`}>
            {error.field ? (
              <a
                href={`#${error.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  const name = CSS.escape(error.field ?? '');
                  // A list to choose from keeps its name on a hidden input: the visible one says which field it is.
                  const visible = document.querySelector<HTMLElement>(`[data-field="${name}"]`);
                  (visible ?? document.querySelector<HTMLElement>(`[name="${name}"]`))?.focus();
                }}
              >
                {error.text}
              </a>
            ) : (
              error.text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The label of a field that may stay empty. */
export function OptionalLabel({ children }: { children: ReactNode }) {
  const texts = useUiTexts();
  return (
    <>
      {children} <span className={classes.optional}>({texts.optional})</span>
    </>
  );
}

/** Fields that belong together, side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

/**
 * The buttons of a form: the main one first in reading order.
 * @param isSticky keeps them in sight under a form longer than its panel
 */
export function FormActions({ isSticky, children }: { isSticky?: boolean; children: ReactNode }) {
  return (
    <div className={classes.actions} data-sticky={isSticky || undefined}>
      {children}
    </div>
  );
}
