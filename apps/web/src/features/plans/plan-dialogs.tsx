import { Radio, Stack, TextInput, Textarea } from '@mantine/core';
import { rattrapages } from '@mif/contract/plan-rules';
import type { Rattrapage } from '@mif/contract/plan-rules';
import type { Plan } from '@mif/contract/plans';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { trpc } from '../../app/trpc.ts';
import { usePlanCommand } from './plan-command.ts';
import classes from './plans.module.css';

interface DialogProps {
  plan: Plan;
  onClose: () => void;
}

function Fault({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className={classes.fault}>
      {text}
    </p>
  );
}

function Reason(props: { label: string; description?: string; fault: string | null; value: string; onChange: (value: string) => void }) {
  return (
    <Textarea
      label={props.label}
      description={props.description}
      error={props.fault}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      data-autofocus
    />
  );
}

export function SuspendDialog({ plan, onClose }: DialogProps) {
  const t = useTranslations('planForms.suspend');
  const common = useTranslations('common');
  const [motif, setMotif] = useState('');
  const command = usePlanCommand(onClose, () => t('done'));
  const suspend = trpc.plans.suspend.useMutation(command.options);
  return (
    <ConfirmDialog
      isOpen
      title={t('title', { titre: plan.titre })}
      confirmLabel={t('submit')}
      cancelLabel={common('actions.cancel')}
      isLoading={suspend.isPending}
      onConfirm={() => {
        if (!motif.trim()) return command.setFault(common('validation.required'));
        suspend.mutate({ ...command.carried(plan), motif: motif.trim() });
      }}
      onClose={onClose}
    >
      <Stack gap={14}>
        <p className={classes.second}>{t('text')}</p>
        <Reason label={t('motif')} description={t('motif_help')} fault={command.fault} value={motif} onChange={setMotif} />
      </Stack>
    </ConfirmDialog>
  );
}

export function ResumeDialog({ plan, onClose }: DialogProps) {
  const t = useTranslations('planForms.resume');
  const tp = useTranslations('plans');
  const common = useTranslations('common');
  const [rattrapage, setRattrapage] = useState<Rattrapage>(plan.rattrapage);
  const command = usePlanCommand(onClose, () => t('done'));
  const resume = trpc.plans.resume.useMutation(command.options);
  const isChosen = plan.ancrage === 'fixe' && plan.declencheur !== 'compteur';
  return (
    <ConfirmDialog
      isOpen
      title={t('title', { titre: plan.titre })}
      confirmLabel={t('submit')}
      cancelLabel={common('actions.cancel')}
      isLoading={resume.isPending}
      onConfirm={() => resume.mutate({ ...command.carried(plan), ...(isChosen ? { rattrapage } : {}) })}
      onClose={onClose}
    >
      <Stack gap={14}>
        {isChosen ? (
          <Radio.Group label={t('text')} value={rattrapage} onChange={setRattrapage}>
            <Stack gap={12} mt={10}>
              {rattrapages.map((each) => (
                <Radio key={each} value={each} label={tp(`rattrapages.${each}`)} description={tp(`rattrapages_help.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <p className={classes.second}>{t('floating')}</p>
        )}
        <Fault text={command.fault} />
      </Stack>
    </ConfirmDialog>
  );
}

export function RetireDialog({ plan, onClose }: DialogProps) {
  const t = useTranslations('planForms.retire');
  const common = useTranslations('common');
  const [motif, setMotif] = useState('');
  const command = usePlanCommand(onClose, () => t('done'));
  const retire = trpc.plans.retire.useMutation(command.options);
  return (
    <ConfirmDialog
      isOpen
      title={t('title', { titre: plan.titre })}
      confirmLabel={t('submit')}
      cancelLabel={common('actions.cancel')}
      isDangerous
      isLoading={retire.isPending}
      onConfirm={() => retire.mutate({ ...command.carried(plan), ...(motif.trim() ? { motif: motif.trim() } : {}) })}
      onClose={onClose}
    >
      <Stack gap={14}>
        <p className={classes.second}>{t('text')}</p>
        <Reason label={`${t('motif')} (${common('words.optional')})`} fault={command.fault} value={motif} onChange={setMotif} />
      </Stack>
    </ConfirmDialog>
  );
}

export function GenerateDialog({ plan, onClose }: DialogProps) {
  const t = useTranslations('planForms.generate');
  const common = useTranslations('common');
  const known = new Set(plan.ouvertes.map(({ id }) => id));
  const command = usePlanCommand(onClose, (saved) => {
    const made = saved.ouvertes.find(({ id }) => !known.has(id))?.intervention?.reference;
    return made ? t('done', { reference: made }) : t('nothing');
  });
  const generate = trpc.plans.generate.useMutation(command.options);
  return (
    <ConfirmDialog
      isOpen
      title={t('title')}
      confirmLabel={t('submit')}
      cancelLabel={common('actions.cancel')}
      isLoading={generate.isPending}
      onConfirm={() => generate.mutate(command.carried(plan))}
      onClose={onClose}
    >
      <p className={classes.second}>{t('text')}</p>
      <Fault text={command.fault} />
    </ConfirmDialog>
  );
}

/** One occurrence to come, as a dialog is about it. */
export interface Chosen {
  n: number;
  date_due: string;
}

export function SkipDialog({ plan, chosen, onClose }: DialogProps & { chosen: Chosen }) {
  const t = useTranslations('planForms.skip');
  const common = useTranslations('common');
  const format = useFormat();
  const [motif, setMotif] = useState('');
  const date = format.civil(chosen.date_due);
  const command = usePlanCommand(onClose, () => t('done', { date }));
  const skip = trpc.plans.skip.useMutation(command.options);
  return (
    <ConfirmDialog
      isOpen
      title={t('title', { date })}
      confirmLabel={t('submit')}
      cancelLabel={common('actions.cancel')}
      isLoading={skip.isPending}
      onConfirm={() => {
        if (!motif.trim()) return command.setFault(common('validation.required'));
        skip.mutate({ ...command.carried(plan), n: chosen.n, motif: motif.trim() });
      }}
      onClose={onClose}
    >
      <Stack gap={14}>
        <p className={classes.second}>{t('text')}</p>
        <Reason label={t('motif')} fault={command.fault} value={motif} onChange={setMotif} />
      </Stack>
    </ConfirmDialog>
  );
}

export function MoveDialog({ plan, chosen, onClose }: DialogProps & { chosen: Chosen }) {
  const t = useTranslations('planForms.move');
  const common = useTranslations('common');
  const format = useFormat();
  const [date, setDate] = useState(chosen.date_due);
  const command = usePlanCommand(onClose, () => t('done', { date: format.civil(date) }));
  const move = trpc.plans.move.useMutation(command.options);
  return (
    <ConfirmDialog
      isOpen
      title={t('title', { date: format.civil(chosen.date_due) })}
      confirmLabel={t('submit')}
      cancelLabel={common('actions.cancel')}
      isLoading={move.isPending}
      onConfirm={() => {
        if (!date) return command.setFault(common('validation.required'));
        move.mutate({ ...command.carried(plan), n: chosen.n, date_due: date });
      }}
      onClose={onClose}
    >
      <Stack gap={14}>
        <p className={classes.second}>{t('text')}</p>
        <TextInput
          type="date"
          label={t('date')}
          error={command.fault}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          data-autofocus
        />
      </Stack>
    </ConfirmDialog>
  );
}
