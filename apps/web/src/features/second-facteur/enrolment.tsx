import { ProveCodeInput } from '@mif/contract/auth';
import { CopyableCode } from '@mif/ui/copyable-code';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Button, CopyButton } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { formErrors, showFailure, useZodForm } from '../../app/form.ts';
import { FailureState } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { CodeField } from '../sign-in/code-field.tsx';
import { QrCode } from './qr-code.tsx';
import classes from './second-facteur.module.css';

/**
 * The way to a second factor: scan, prove, keep the recovery codes.
 * @param onDone once the codes are kept
 * @param aside beside the button: a way out
 */
export function Enrolment({ onDone, aside }: { onDone: () => void; aside: React.ReactNode }) {
  const t = useTranslations('auth.enrol');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = trpc.secondFacteur.begin.useMutation();
  const start = useEffectEvent(() => begin.mutate());
  useEffect(() => start(), []);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (begin.isError) return <FailureState error={begin.error} onRetry={() => begin.mutate()} />;
  if (!begin.data) return <CardsSkeleton cards={1} />;
  const { secret, uri } = begin.data;
  return (
    <>
      <p className={classes.step}>{t('step_scan')}</p>
      <QrCode text={uri} label={t('qr')} />
      <p className={classes.step}>
        {t('manual')}
        <br />
        <CopyableCode value={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} />
      </p>
      <p className={classes.step}>{t('step_prove')}</p>
      <ProveForm onProved={setCodes} aside={aside} />
    </>
  );
}

function ProveForm({ onProved, aside }: { onProved: (codes: readonly string[]) => void; aside: React.ReactNode }) {
  const t = useTranslations();
  const form = useZodForm(ProveCodeInput, { code: '' });
  const prove = trpc.secondFacteur.prove.useMutation({
    onSuccess: ({ codes }) => onProved(codes),
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const { errors } = form.formState;
  return (
    <Form onSubmit={form.handleSubmit((input) => prove.mutate(input))}>
      {errors.root ? <ErrorSummary title={t('common.form.summary_title', { n: 1 })} errors={formErrors(form).slice(0, 1)} /> : null}
      <CodeField register={form.register('code')} error={errors.code?.message} label={t('auth.second.code')} />
      <FormActions>
        <Button type="submit" loading={prove.isPending}>
          {t('auth.enrol.submit')}
        </Button>
        {aside}
      </FormActions>
    </Form>
  );
}

/** Shown this once, to be kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('auth.enrol');
  return (
    <section aria-label={t('codes_title')}>
      <h2 className={classes.codesTitle}>{t('codes_title')}</h2>
      <p className={classes.step}>{t('codes_text')}</p>
      <ul className={classes.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <FormActions>
        <Button onClick={onDone}>{t('done')}</Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} aria-live="polite">
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </FormActions>
    </section>
  );
}
