import { Button } from '@mantine/core';
import { toCivilDate } from '@mif/contract/time';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { Page as PageFrame } from '@mif/ui/page';
import { toast } from '@mif/ui/toast';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { failureOf } from '../../app/failure.ts';
import { formErrors, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useNow } from '../../app/now.ts';
import { trpc } from '../../app/trpc.ts';
import { blankPlan, PlanFields } from './form-values.ts';
import { LivePreview } from './live-preview.tsx';
import { usePlanDraft } from './plan-draft.tsx';
import { HowFields, WhatFields } from './plan-form.tsx';
import classes from './plans.module.css';
import { SettingsFields } from './settings-fields.tsx';
import { WhenFields } from './when-fields.tsx';

/** A new plan: what, when, how; said back as it is filled in. */
export function Page() {
  const t = useTranslations();
  const { equipement } = useSearch({ from: '/signed-in/plans/nouveau' });
  const labelOf = useFieldLabel('plans.fields');
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const given = Number(equipement) ? { equipement_id: Number(equipement) } : {};
  const now = useNow();
  const [start] = useState(() => ({ ...blankPlan(toCivilDate(now)), ...given }));
  const form = useZodForm(PlanFields, start);
  const draft = usePlanDraft(form, 'plan', start);
  const create = trpc.plans.create.useMutation({
    onSuccess(saved) {
      draft.forget();
      utils.plans.get.setData({ id: saved.id }, saved);
      void utils.plans.invalidate();
      toast(t('planForms.form.created', { titre: saved.titre }));
      void navigate({ to: '/plans/$id', params: { id: saved.id }, replace: true });
    },
    onError(error) {
      const { kind } = failureOf(error);
      // An answer that was lost may have been a yes: only a refusal frees the id.
      if (kind !== 'network' && kind !== 'broken') draft.command.next();
      showFailure(form, error, t('common.states.network_text'));
    },
  });
  const send = form.handleSubmit((input) => create.mutate({ ...input, command_id: draft.command.current() }));
  const errors = formErrors(form, labelOf);
  const equipementId = form.watch('equipement_id') || null;
  return (
    <PageFrame title={t('planForms.form.create_title')} eyebrow={<BackLink to="/plans">{t('plans.title')}</BackLink>}>
      <div className={classes.form}>
        <Form onSubmit={(event) => void send(event)}>
          {draft.notice}
          <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
          <WhatFields form={form} isNew />
          <WhenFields form={form} equipementId={equipementId} />
          <HowFields form={form} />
          <SettingsFields form={form} />
          <FormActions isSticky>
            <Button type="submit" loading={create.isPending}>
              {t('planForms.form.submit_create')}
            </Button>
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/plans" />}>
              {t('common.actions.cancel')}
            </Button>
          </FormActions>
        </Form>
        <LivePreview form={form} equipementId={equipementId} />
      </div>
    </PageFrame>
  );
}
