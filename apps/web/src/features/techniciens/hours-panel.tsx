import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Plage } from '@mif/contract/plages';
import type { Technicien } from '@mif/contract/techniciens';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './technicien-page.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const FIRST_RANGE = { debut: '08:00', fin: '12:00' };

/** The working hours of a technician's week: ranges by weekday, beside the page. */
export function HoursPanel({ isOpen, technicien, onClose }: { isOpen: boolean; technicien: Technicien; onClose: () => void }) {
  const t = useTranslations('techniciens.hours_form');
  return (
    <SidePanel isOpen={isOpen} title={t('title', { nom: technicien.user.full_name })} onClose={onClose}>
      {isOpen ? <HoursForm technicien={technicien} onClose={onClose} /> : null}
    </SidePanel>
  );
}

function HoursForm({ technicien, onClose }: { technicien: Technicien; onClose: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const [plages, setPlages] = useState<readonly Plage[]>(technicien.horaires ?? []);
  const update = trpc.techniciens.update.useMutation({
    onSuccess: async (saved) => {
      await utils.techniciens.invalidate();
      toast(t('techniciens.toasts.updated', { nom: saved.user.full_name }));
      onClose();
    },
  });
  const failure = update.error ? failureOf(update.error) : null;
  const refusal = failure ? (failure.kind === 'network' ? t('common.states.network_text') : failure.message) : null;
  const change = (plage: Plage, next: Plage | null) =>
    setPlages(plages.flatMap((each) => (each === plage ? (next === null ? [] : [next]) : [each])));
  return (
    <Form onSubmit={() => update.mutate({ id: technicien.id, version: technicien.version, horaires: [...plages] })}>
      <ErrorSummary title={t('common.form.summary_title', { n: refusal ? 1 : 0 })} errors={refusal ? [{ text: refusal }] : []} />
      <p>{t('techniciens.hours_form.help')}</p>
      {weekdays.map((jour) => {
        const name = t(`techniciens.jours.${jour}`);
        return (
          <fieldset key={jour} className={classes.hoursDay}>
            <legend>{name}</legend>
            {plages
              .filter((plage) => plage.jour === jour)
              .map((plage, index) => (
                <div key={`${String(jour)}.${String(index)}`} className={classes.hoursRow}>
                  <TextInput
                    type="time"
                    dir="ltr"
                    aria-label={t('techniciens.hours_form.from', { jour: name })}
                    value={plage.debut}
                    onChange={(event) => change(plage, { ...plage, debut: event.currentTarget.value })}
                    required
                  />
                  <span aria-hidden>–</span>
                  <TextInput
                    type="time"
                    dir="ltr"
                    aria-label={t('techniciens.hours_form.to', { jour: name })}
                    value={plage.fin}
                    onChange={(event) => change(plage, { ...plage, fin: event.currentTarget.value })}
                    required
                  />
                  <ActionIcon
                    aria-label={t('techniciens.hours_form.remove', { debut: plage.debut, fin: plage.fin, jour: name })}
                    onClick={() => change(plage, null)}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </div>
              ))}
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              aria-label={t('techniciens.hours_form.add', { jour: name })}
              onClick={() => setPlages([...plages, { jour, ...FIRST_RANGE }])}
            >
              {t('common.actions.add')}
            </Button>
          </fieldset>
        );
      })}
      <FormActions isSticky>
        <Button type="submit" loading={update.isPending}>
          {t('techniciens.hours_form.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
