import type { TravauxEtat } from '@mif/contract/travaux';
import { Button, NumberInput } from '@mantine/core';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './travaux.module.css';

/** From how long a wait on administrators are told. */
export function AlertSetting({ reglage }: Pick<TravauxEtat, 'reglage'>) {
  const t = useTranslations();
  const can = useCan();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [minutes, setMinutes] = useState<number | string>(reglage.retard_minutes);
  const update = trpc.travaux.updateReglage.useMutation({
    onSuccess: (saved) => {
      utils.travaux.overview.setData(undefined, saved);
      toast(t('travaux.setting.saved'));
    },
    onError: (error) => {
      refused(error);
      void utils.travaux.overview.invalidate();
    },
  });
  return (
    <form
      className={classes.setting}
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ retard_minutes: Number(minutes), version: reglage.version });
      }}
    >
      <NumberInput
        label={t('travaux.setting.label')}
        description={t('travaux.setting.help')}
        min={1}
        max={1440}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
        disabled={!can('parametre.update')}
      />
      {can('parametre.update') ? (
        <Button type="submit" loading={update.isPending} disabled={minutes === '' || Number(minutes) === reglage.retard_minutes}>
          {t('common.actions.save')}
        </Button>
      ) : null}
    </form>
  );
}
