import { ActionIcon, Button, TextInput } from '@mantine/core';
import { CreateAstreinteInput } from '@mif/contract/techniciens';
import { ErrorSummary, Form, FormActions, OptionalLabel } from '@mif/ui/form';
import { Section } from '@mif/ui/page';
import { SidePanel } from '@mif/ui/side-panel';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { formErrors, orNull, showFailure, useFieldLabel, useZodForm } from '../../app/form.ts';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { fromWallClock } from '../../app/wall-clock.ts';
import absences from '../absences/absences.module.css';
import classes from './technicien-page.module.css';

const Fields = CreateAstreinteInput.pick({ note: true }).extend({ debut: z.string().min(1), fin: z.string().min(1) });

/** The on-call periods to come. */
export function Astreintes({ id, canEdit }: { id: number; canEdit: boolean }) {
  const t = useTranslations('techniciens.detail');
  const format = useFormat();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const query = trpc.techniciens.astreintes.useQuery({ id });
  const [isAdding, setAdding] = useState(false);
  const remove = trpc.techniciens.removeAstreinte.useMutation({ onSuccess: () => utils.techniciens.invalidate(), onError: refused });
  return (
    <Section
      title={t('astreintes')}
      aside={
        canEdit ? (
          <ActionIcon size="lg" aria-label={t('add_astreinte')} onClick={() => setAdding(true)}>
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        ) : null
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={absences.none}>{t('no_astreinte')}</p>
          ) : (
            <ul className={absences.list}>
              {items.map((astreinte) => (
                <li key={astreinte.id} className={classes.astreinte}>
                  <span>
                    {format.instant(astreinte.debut, 'moment')} – {format.instant(astreinte.fin, 'moment')}
                    {astreinte.note ? (
                      <span className={absences.note}>
                        {' · '}
                        <bdi>{astreinte.note}</bdi>
                      </span>
                    ) : null}
                  </span>
                  {canEdit ? (
                    <ActionIcon
                      aria-label={t('remove_astreinte')}
                      loading={remove.isPending && remove.variables.astreinte_id === astreinte.id}
                      onClick={() => remove.mutate({ id, astreinte_id: astreinte.id })}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <SidePanel isOpen={isAdding} title={t('add_astreinte')} onClose={() => setAdding(false)}>
        {isAdding ? <AstreinteForm id={id} onClose={() => setAdding(false)} /> : null}
      </SidePanel>
    </Section>
  );
}

function AstreinteForm({ id, onClose }: { id: number; onClose: () => void }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('techniciens.fields');
  const utils = trpc.useUtils();
  const form = useZodForm(Fields, { debut: '', fin: '', note: null });
  const create = trpc.techniciens.createAstreinte.useMutation({
    onSuccess: async () => {
      await utils.techniciens.invalidate();
      onClose();
    },
    onError: (error) => showFailure(form, error, t('common.states.network_text')),
  });
  const save = form.handleSubmit(({ debut, fin, note }) =>
    create.mutate({ id, debut: fromWallClock(debut) ?? '', fin: fromWallClock(fin) ?? '', note }),
  );
  const { errors: invalid } = form.formState;
  const errors = formErrors(form, labelOf);
  return (
    <Form onSubmit={(event) => void save(event)}>
      <ErrorSummary title={t('common.form.summary_title', { n: errors.length })} errors={errors} />
      {(['debut', 'fin'] as const).map((name) => (
        <TextInput
          key={name}
          {...form.register(name)}
          type="datetime-local"
          dir="ltr"
          label={t(`techniciens.fields.${name}`)}
          description={t('time.morocco')}
          error={invalid[name]?.message}
        />
      ))}
      <TextInput
        {...form.register('note', orNull)}
        label={<OptionalLabel>{t('techniciens.fields.note')}</OptionalLabel>}
        error={invalid.note?.message}
      />
      <FormActions>
        <Button type="submit" loading={create.isPending}>
          {t('techniciens.detail.add_astreinte')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
