import { Button } from '@mantine/core';
import type { UpdatePlanInput, Plan } from '@mif/contract/plans';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { Page as PageFrame } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { failureOf } from '../../app/failure.ts';
import { changesOf, formErrors, useFieldLabel, useZodForm } from '../../app/form.ts';
import { FailureState } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { DifferencesDialog } from './differences-dialog.tsx';
import { PlanFields, valuesOf } from './form-values.ts';
import { LivePreview } from './live-preview.tsx';
import { usePlanDraft } from './plan-draft.tsx';
import { HowFields, WhatFields } from './plan-form.tsx';
import classes from './plans.module.css';
import { SettingsFields } from './settings-fields.tsx';
import { WhenFields } from './when-fields.tsx';

/** A plan that is changed: what becomes of its occurrences to come is shown before it is saved. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/plans/$id/modifier' });
  return <Loading key={id} id={id} />;
}

function Loading({ id }: { id: number }) {
  const query = trpc.plans.get.useQuery({ id }, { placeholderData: undefined });
  if (!query.data) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return <UpdateForm plan={query.data} />;
}

type Changes = Omit<UpdatePlanInput, 'id' | 'version' | 'command_id'>;
type Differences = Outputs['plans']['previewUpdate'];

function UpdateForm({ plan: opened }: { plan: Plan }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('plans.fields');
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const [shown, setShown] = useState<{ differences: Differences; input: Changes } | null>(null);
  const [isComparing, setComparing] = useState(false);
  const form = useZodForm(PlanFields, valuesOf(opened));
  const { dirtyFields, isDirty } = form.formState;
  const edited = useEditedRecord(opened, form, {
    read: async ({ id }) => {
      const fresh = await utils.client.plans.get.query({ id });
      utils.plans.get.setData({ id }, fresh);
      return fresh;
    },
    valuesOf,
    labelOf,
  });
  const plan = edited.record;
  const draft = usePlanDraft(form, `plan.${plan.id}`, valuesOf(plan));
  const update = trpc.plans.update.useMutation({
    onSuccess(saved) {
      draft.forget();
      utils.plans.get.setData({ id: saved.id }, saved);
      void utils.plans.invalidate();
      void utils.journal.ofRecord.invalidate();
      toast(t('planForms.form.saved'));
      void navigate({ to: '/plans/$id', params: { id: saved.id }, replace: true });
    },
    onError(error) {
      const { kind } = failureOf(error);
      if (kind !== 'network' && kind !== 'broken') draft.command.next();
      setShown(null);
      edited.onError(error);
    },
  });
  async function compare(input: Changes) {
    edited.forget();
    setComparing(true);
    try {
      const { description: _same, ...asked } = input;
      const differences = await utils.client.plans.previewUpdate.query({ ...asked, id: plan.id, version: plan.version });
      setShown({ differences, input });
    } catch (error) {
      edited.onError(error);
    } finally {
      setComparing(false);
    }
  }
  const send = form.handleSubmit(({ equipement_id: _kept, ...input }) => compare(changesOf(dirtyFields, input) as Changes));
  const errors = formErrors(form, labelOf);
  return (
    <PageFrame
      title={t('planForms.form.update_title')}
      eyebrow={
        <BackLink to="/plans/$id" params={{ id: plan.id }}>
          <bdi>{plan.titre}</bdi>
        </BackLink>
      }
    >
      <div className={classes.form}>
        <Form onSubmit={(event) => void send(event)}>
          {draft.notice}
          {edited.notice}
          <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
          <WhatFields form={form} isNew={false} />
          <WhenFields form={form} equipementId={plan.equipement_id} />
          <HowFields form={form} />
          <SettingsFields form={form} />
          <FormActions isSticky>
            <Button type="submit" loading={isComparing} disabled={!isDirty}>
              {t('planForms.form.submit_update')}
            </Button>
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/plans/$id" params={{ id: plan.id }} />}>
              {t('common.actions.cancel')}
            </Button>
          </FormActions>
        </Form>
        <LivePreview form={form} equipementId={plan.equipement_id} plan={plan} />
      </div>
      {shown ? (
        <DifferencesDialog
          differences={shown.differences}
          isLoading={update.isPending}
          onConfirm={() =>
            update.mutate({ ...shown.input, id: plan.id, version: shown.differences.version, command_id: draft.command.current() })
          }
          onClose={() => setShown(null)}
        />
      ) : null}
    </PageFrame>
  );
}
