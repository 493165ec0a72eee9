import { ProveCodeInput } from '@mif/contract/auth';
import type { SecondFacteur } from '@mif/contract/auth';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { StatusBadge } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { Button, Modal } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formErrors, showFailure, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { Enrolment, RecoveryCodes } from '../second-facteur/enrolment.tsx';
import classes from '../second-facteur/second-facteur.module.css';
import { CodeField } from '../sign-in/code-field.tsx';

type Asked = 'enrol' | 'renew' | 'disable' | null;

/** One's own second factor: turn it on, renew the recovery codes, turn it off. */
export function SecondFactor() {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const query = trpc.secondFacteur.state.useQuery();
  const [asked, setAsked] = useState<Asked>(null);
  async function close() {
    setAsked(null);
    await Promise.all([utils.secondFacteur.invalidate(), utils.auth.me.invalidate()]);
  }
  const titles = { enrol: 'auth.enrol.title', renew: 'auth.second.renew', disable: 'auth.second.disable' } as const;
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
      {(state) => (
        <>
          <State state={state} onAsk={setAsked} />
          <Modal
            opened={asked !== null}
            onClose={() => void close()}
            title={asked ? t(titles[asked]) : ''}
            centered
            attributes={{ header: { role: 'none' } }}
            closeButtonProps={{ 'aria-label': t('common.actions.close') }}
            styles={{ title: { fontWeight: 600, fontSize: '1rem' } }}
          >
            {asked === 'enrol' ? (
              <Enrolment
                onDone={() => void close()}
                aside={
                  <Button variant="default" onClick={() => void close()}>
                    {t('common.actions.cancel')}
                  </Button>
                }
              />
            ) : null}
            {asked === 'renew' || asked === 'disable' ? <WithCode act={asked} onDone={() => void close()} /> : null}
          </Modal>
        </>
      )}
    </Loaded>
  );
}

function State({ state, onAsk }: { state: SecondFacteur; onAsk: (asked: Asked) => void }) {
  const t = useTranslations('auth.second');
  const format = useFormat();
  if (!state.is_active) {
    return (
      <>
        <p className={classes.dim} style={{ marginBlockStart: 0 }}>
          {t('off')} {state.is_requis ? t('required') : null}
        </p>
        <Button variant="default" onClick={() => onAsk('enrol')}>
          {t('enable')}
        </Button>
      </>
    );
  }
  return (
    <>
      <div className={classes.line}>
        <StatusBadge
          look={{ tone: 'green', icon: IconShieldCheck }}
          label={t('on', { quand: state.active_depuis ? format.instant(state.active_depuis, 'date') : '' })}
        />
        <span className={classes.dim}>{t('codes_left', { n: state.codes_restants })}</span>
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => onAsk('renew')}>
          {t('renew')}
        </Button>
        {state.is_requis ? null : (
          <Button variant="default" onClick={() => onAsk('disable')}>
            {t('disable')}
          </Button>
        )}
      </div>
      {state.is_requis ? <p className={classes.dim}>{t('required')}</p> : null}
    </>
  );
}

function WithCode({ act, onDone }: { act: 'renew' | 'disable'; onDone: () => void }) {
  const t = useTranslations();
  const form = useZodForm(ProveCodeInput, { code: '' });
  const onError = (error: unknown) => showFailure(form, error, t('common.states.network_text'));
  const renew = trpc.secondFacteur.renewCodes.useMutation({ onError });
  const disable = trpc.secondFacteur.disable.useMutation({
    onSuccess: () => {
      toast(t('auth.second.disabled'));
      onDone();
    },
    onError,
  });
  const { errors } = form.formState;
  if (renew.data) return <RecoveryCodes codes={renew.data.codes} onDone={onDone} />;
  return (
    <Form onSubmit={form.handleSubmit((input) => (act === 'renew' ? renew.mutate(input) : disable.mutate(input)))}>
      {errors.root ? <ErrorSummary title={t('common.form.summary_title', { n: 1 })} errors={formErrors(form).slice(0, 1)} /> : null}
      <p style={{ margin: 0 }}>{t(act === 'renew' ? 'auth.second.renew_text' : 'auth.second.disable_text')}</p>
      <CodeField register={form.register('code')} error={errors.code?.message} />
      <FormActions>
        <Button type="submit" color={act === 'disable' ? 'red.9' : undefined} loading={renew.isPending || disable.isPending}>
          {t(act === 'renew' ? 'auth.second.renew' : 'auth.second.disable')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
