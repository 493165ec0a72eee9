import { Button } from '@mantine/core';
import type { EquipementDetail } from '@mif/contract/equipements';
import { ErrorSummary, Form, FormActions } from '@mif/ui/form';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './equipements.module.css';
import { PlaceFields } from './place-fields.tsx';
import type { PlaceValue } from './place-fields.tsx';

/** Puts an equipment elsewhere in its client's tree; says what goes along. */
export function MoveDialog({ equipement, isOpen, onClose }: { equipement: EquipementDetail; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('equipements.move');
  return (
    <SidePanel isOpen={isOpen} title={t('title', { nom: equipement.nom })} onClose={onClose}>
      {isOpen ? <MoveForm equipement={equipement} onDone={onClose} /> : null}
    </SidePanel>
  );
}

function MoveForm({ equipement, onDone }: { equipement: EquipementDetail; onDone: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const present: PlaceValue = { site_id: equipement.site_id, parent_id: equipement.parent_id };
  const [place, setPlace] = useState(present);
  const move = trpc.equipements.move.useMutation({
    onSuccess: async (saved) => {
      utils.equipements.get.setData({ id: saved.id }, saved);
      toast(t('equipements.toasts.moved', { nom: saved.nom }));
      onDone();
      await utils.equipements.invalidate();
    },
    onError: () => void utils.equipements.get.invalidate({ id: equipement.id }),
  });
  const failure = move.isError ? failureOf(move.error) : null;
  const text = failure && (failure.kind === 'network' ? t('common.states.network_text') : failure.message);
  const field = failure && failure.kind !== 'network' ? failure.field : null;
  const at = (name: string) => (field === name && text ? text : undefined);
  const lieu = [equipement.site.nom, ...equipement.ancetres.map(({ nom }) => nom)].join(' › ');
  const isSame = place.site_id === present.site_id && place.parent_id === present.parent_id;
  return (
    <Form
      onSubmit={() =>
        move.mutate({
          id: equipement.id,
          version: equipement.version,
          parent_id: place.parent_id,
          site_id: place.site_id ?? equipement.site_id,
        })
      }
    >
      <ErrorSummary
        title={t('common.form.summary_title', { n: text ? 1 : 0 })}
        errors={text ? [{ text, field: field === 'site_id' || field === 'parent_id' ? field : undefined }] : []}
      />
      <p className={classes.none} dir="auto">
        {t('equipements.move.from', { lieu })}
      </p>
      <PlaceFields
        clientId={equipement.client_id}
        value={place}
        except={equipement.id}
        errors={{ site_id: at('site_id'), parent_id: at('parent_id') }}
        onChange={setPlace}
      />
      <p className={classes.none}>{equipement.enfants > 0 ? t('equipements.move.carries') : t('equipements.move.alone')}</p>
      <FormActions>
        <Button type="submit" loading={move.isPending} disabled={isSame}>
          {t('equipements.move.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
