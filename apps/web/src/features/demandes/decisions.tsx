import { Button, Modal, Radio, Textarea } from '@mantine/core';
import type { Demande, DemandeAction, SimilarDemande } from '@mif/contract/demandes';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommandId } from '../../app/command.ts';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import { AcceptPanel } from './accept-panel.tsx';
import classes from './demandes.module.css';

/** What every decision does with its answer: the page shows it, the lists are read again, a refusal is said. */
function useDecision(onDone: () => void, said: (saved: Demande) => string) {
  const t = useTranslations('common.states');
  const utils = trpc.useUtils();
  const command = useCommandId();
  const [fault, setFault] = useState<string | null>(null);
  return {
    fault,
    setFault,
    carried: (demande: Demande) => ({ id: demande.id, version: demande.version, command_id: command.current() }),
    options: {
      onSuccess(saved: Demande) {
        command.next();
        utils.demandes.get.setData({ id: saved.id }, saved);
        toast(said(saved));
        onDone();
        void utils.demandes.invalidate();
        void utils.interventions.invalidate();
      },
      onError(error: unknown) {
        const failure = failureOf(error);
        setFault(failure.kind === 'network' ? t('network_text') : failure.message);
        if (failure.kind === 'network' || failure.kind === 'broken') return;
        command.next();
        void utils.demandes.get.invalidate();
      },
    },
  };
}

/**
 * The decisions a demande allows, as buttons, and the dialog of the one that was chosen.
 * @param demande none while it is being read
 */
export function useDecisions(demande: Demande | undefined): {
  buttons: ReactNode;
  dialog: ReactNode;
  markSame: (item: SimilarDemande) => void;
} {
  const t = useTranslations('demandes.actions');
  const [open, setOpen] = useState<{ action: DemandeAction; item?: SimilarDemande } | null>(null);
  const close = () => setOpen(null);
  if (!demande) return { buttons: null, dialog: null, markSame: () => undefined };
  const buttons =
    demande.actions_permises.length > 0
      ? demande.actions_permises.map((action, index) => (
          <Button key={action} variant={index === 0 && action === 'accept' ? 'filled' : 'default'} onClick={() => setOpen({ action })}>
            {t(action)}
          </Button>
        ))
      : demande.intervention && (
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/interventions/$id" params={{ id: demande.intervention?.id ?? 0 }} />}
          >
            {t('open_intervention')}
          </Button>
        );
  const dialogs: Record<DemandeAction, () => ReactNode> = {
    accept: () => <AcceptPanel demande={demande} onClose={close} />,
    refuse: () => <RefuseDialog demande={demande} onClose={close} />,
    double: () => <DoubleDialog demande={demande} given={open?.item} onClose={close} />,
    cancel: () => <CancelDialog demande={demande} onClose={close} />,
  };
  return { buttons, dialog: open ? dialogs[open.action]() : null, markSame: (item) => setOpen({ action: 'double', item }) };
}

interface DialogProps {
  demande: Demande;
  onClose: () => void;
}

function RefuseDialog({ demande, onClose }: DialogProps) {
  const t = useTranslations('demandes');
  const common = useTranslations('common');
  const [motif, setMotif] = useState('');
  const decision = useDecision(onClose, ({ reference }) => t('refuse.done', { reference }));
  const refuse = trpc.demandes.refuse.useMutation(decision.options);
  function send() {
    if (!motif.trim()) return decision.setFault(common('validation.required'));
    decision.setFault(null);
    refuse.mutate({ ...decision.carried(demande), motif: motif.trim() });
  }
  return (
    <ConfirmDialog
      isOpen
      title={t('refuse.title', { reference: demande.reference })}
      confirmLabel={t('refuse.submit')}
      cancelLabel={common('actions.cancel')}
      isDangerous
      isLoading={refuse.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <Textarea
        label={t('refuse.motif')}
        description={t('refuse.intro')}
        error={decision.fault}
        value={motif}
        onChange={(event) => setMotif(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        data-autofocus
      />
    </ConfirmDialog>
  );
}

function CancelDialog({ demande, onClose }: DialogProps) {
  const t = useTranslations('demandes');
  const common = useTranslations('common');
  const decision = useDecision(onClose, ({ reference }) => t('cancel.done', { reference }));
  const cancel = trpc.demandes.cancel.useMutation(decision.options);
  return (
    <ConfirmDialog
      isOpen
      title={t('cancel.title', { reference: demande.reference })}
      confirmLabel={t('cancel.submit')}
      cancelLabel={common('actions.back')}
      isDangerous
      isLoading={cancel.isPending}
      onConfirm={() => cancel.mutate(decision.carried(demande))}
      onClose={onClose}
    >
      {t('cancel.text')}
      {decision.fault ? (
        <p role="alert" className={classes.fault}>
          {decision.fault}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}

const keyOf = (item: Pick<SimilarDemande, 'genre' | 'id'>) => `${item.genre}.${item.id}`;

function DoubleDialog({ demande, given, onClose }: DialogProps & { given: SimilarDemande | undefined }) {
  const t = useTranslations('demandes');
  const common = useTranslations('common');
  const found = trpc.demandes.similar.useQuery({ id: demande.id }).data?.items ?? [];
  const items = given && !found.some((item) => keyOf(item) === keyOf(given)) ? [given, ...found] : found;
  const [chosen, setChosen] = useState(given ? keyOf(given) : '');
  const decision = useDecision(onClose, ({ reference }) => t('double.done', { reference }));
  const mark = trpc.demandes.markDouble.useMutation(decision.options);
  function send() {
    const item = items.find((each) => keyOf(each) === chosen);
    if (!item) return decision.setFault(t('double.choose'));
    decision.setFault(null);
    mark.mutate({ ...decision.carried(demande), ...(item.genre === 'demande' ? { doublon_de: item.id } : { intervention_id: item.id }) });
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('double.title')}
      centered
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': common('actions.close') }}
    >
      <div className={classes.stack}>
        <p className={classes.second}>{t('double.intro', { reference: demande.reference })}</p>
        {items.length === 0 ? (
          <p className={classes.prose}>{t('double.none')}</p>
        ) : (
          <Radio.Group value={chosen} onChange={setChosen} label={t('similar.title')} error={decision.fault}>
            <div className={classes.stack} style={{ paddingBlock: 10 }}>
              {items.map((item) => (
                <Radio
                  key={keyOf(item)}
                  value={keyOf(item)}
                  label={<bdi>{item.titre}</bdi>}
                  description={
                    <>
                      {t(`similar.genres.${item.genre}`)} <bdi>{item.reference}</bdi> ·{' '}
                      {item.raisons.map((raison) => t(`similar.raisons.${raison}`)).join(', ')}
                    </>
                  }
                />
              ))}
            </div>
          </Radio.Group>
        )}
        <div className={classes.steps} style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            {common('actions.cancel')}
          </Button>
          <Button loading={mark.isPending} disabled={items.length === 0} onClick={send}>
            {t('double.submit')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
