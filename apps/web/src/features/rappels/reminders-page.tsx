import { Button } from '@mantine/core';
import { RappelsEcheances, type RappelsSettings } from '@mif/contract/rappels';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { Page as PageFrame } from '@mif/ui/page';
import { toast } from '@mif/ui/toast';
import { Controller } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useEditedRecord } from '../../app/edited-record.tsx';
import { formErrors, useZodForm } from '../../app/form.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { EscaladesField, RappelsField } from './hours-fields.tsx';

/** When people are told of deadlines, before they come and after they have passed. */
export function Page() {
  const t = useTranslations('rappels');
  const query = trpc.parametres.reminders.useQuery();
  return (
    <PageFrame title={t('title')} layout="narrow">
      <Loaded query={query}>{(settings) => <SettingsForm key={settings.version} settings={settings} />}</Loaded>
    </PageFrame>
  );
}

const valuesOf = ({ rappels, escalades }: RappelsSettings) => ({ rappels, escalades });

/** What is wrong with a list: itself, or each of its places. */
function faultsOf(error: unknown): { whole: string | undefined; each: (string | undefined)[] } {
  const { message, root } = (error ?? {}) as { message?: string; root?: { message?: string } };
  type Place = { message?: string; heures?: { message?: string } } | undefined;
  const places = Array.isArray(error) ? (error as Place[]) : [];
  return { whole: message ?? root?.message, each: places.map((place) => place?.message ?? place?.heures?.message) };
}

function SettingsForm({ settings }: { settings: RappelsSettings }) {
  const t = useTranslations();
  const can = useCan();
  const utils = trpc.useUtils();
  const form = useZodForm(RappelsEcheances, valuesOf(settings));
  const labelOf = (field: string) =>
    field === 'rappels' ? t('rappels.before.label') : field === 'escalades' ? t('rappels.after.label') : t('rappels.title');
  const edited = useEditedRecord(settings, form, {
    read: () => utils.parametres.reminders.fetch(undefined, { staleTime: 0 }),
    valuesOf,
    labelOf,
  });
  const update = trpc.parametres.updateReminders.useMutation({
    onSuccess: async (saved) => {
      utils.parametres.reminders.setData(undefined, saved);
      await utils.journal.invalidate();
      toast(t('rappels.saved'));
    },
    onError: edited.onError,
  });
  const { errors: invalid, isDirty } = form.formState;
  const rappels = faultsOf(invalid.rappels);
  const escalades = faultsOf(invalid.escalades);
  const errors = formErrors(form, labelOf);
  const isReadOnly = !can('parametre.update');
  const send = form.handleSubmit((input) => {
    edited.forget();
    update.mutate({ ...input, version: edited.record.version });
  });
  return (
    <Form onSubmit={(event) => void send(event)}>
      {edited.notice}
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      <Controller
        control={form.control}
        name="rappels"
        render={({ field }) => (
          <RappelsField value={field.value} faults={rappels} isReadOnly={isReadOnly} onChange={(value) => field.onChange(value)} />
        )}
      />
      <Controller
        control={form.control}
        name="escalades"
        render={({ field }) => (
          <EscaladesField value={field.value} faults={escalades} isReadOnly={isReadOnly} onChange={(value) => field.onChange(value)} />
        )}
      />
      <p>{t('rappels.change_help')}</p>
      {isReadOnly ? null : (
        <FormActions>
          <Button type="submit" loading={update.isPending} disabled={!isDirty}>
            {t('common.actions.save')}
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
