import { Registre } from '@mif/contract/imports';
import { Page as PageFrame } from '@mif/ui/page';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { DoneStep } from './done-step.tsx';
import { FileStep } from './file-step.tsx';
import classes from './import-page.module.css';
import { useImport } from './import-state.ts';
import { MappingStep } from './mapping-step.tsx';
import { StepList } from './step-list.tsx';
import { TrialStep } from './trial-step.tsx';

/** A step takes the keyboard when it appears, so that a reader begins at its top; the first of all leaves the page alone. */
function StepBody({ label, isFirst, children }: { label: string; isFirst: boolean; children: ReactNode }) {
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFirst) return;
    body.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [isFirst]);
  return (
    <section ref={body} tabIndex={-1} className={classes.step} aria-label={label}>
      {children}
    </section>
  );
}

/** From a file to records in four steps; nothing is written before the last one. */
export function Page() {
  const t = useTranslations('imports');
  const { registre } = useSearch({ strict: false });
  const asked = Registre.safeParse(registre);
  const state = useImport(asked.success ? asked.data : 'clients');
  const { step, chosen } = state;
  return (
    <PageFrame title={t('title')}>
      <div className={classes.wizard}>
        <StepList state={state} />
        <StepBody key={step} label={t(`steps.${step}`)} isFirst={step === 'file' && chosen === null}>
          {step === 'file' ? <FileStep state={state} /> : null}
          {step === 'mapping' && chosen ? <MappingStep state={state} chosen={chosen} /> : null}
          {step === 'trial' ? <TrialStep state={state} /> : null}
          {step === 'done' && state.result ? <DoneStep registre={state.registre} report={state.result} onAgain={state.restart} /> : null}
        </StepBody>
      </div>
    </PageFrame>
  );
}
