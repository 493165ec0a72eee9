import { useState } from 'react';
import classes from './copyable-code.module.css';
import { useUiTexts } from './texts.tsx';

/** A code (reference, request number) that a click copies; always read left to right. */
export function CopyableCode({ value }: { value: string }) {
  const texts = useUiTexts();
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className={classes.code}
      data-inline
      title={isCopied ? texts.copied : texts.copy}
      onClick={() => {
        void navigator.clipboard?.writeText(value).then(() => setCopied(true));
      }}
    >
      <bdi dir="ltr">{value}</bdi>
      <span className="mif-visually-hidden" aria-live="polite">
        {isCopied ? texts.copied : ''}
      </span>
    </button>
  );
}

/** A code in running text, kept left to right and in one piece. */
export function Code({ children }: { children: string }) {
  return (
    <bdi dir="ltr" className={classes.plain}>
      {children}
    </bdi>
  );
}
