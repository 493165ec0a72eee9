import type { EquipementDetail } from '@mif/contract/equipements';
import { SidePanel } from '@mif/ui/side-panel';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { EquipementForm } from './equipement-form.tsx';

/**
 * An equipment to create, or to change, beside the page.
 * @param mode `create`, the equipment to change, or null where the panel is closed
 * @param clientId the client a new one most likely belongs to, with its site and what it is most likely a part of
 */
export function EquipementPanel(props: {
  mode: 'create' | EquipementDetail | null;
  clientId?: number | null;
  siteId?: number | null;
  parentId?: number | null;
  onClose: () => void;
  onSaved?: (saved: EquipementDetail) => void;
}) {
  const t = useTranslations('equipements.form');
  const shown = useLastValue(props.mode ?? undefined);
  const equipement = shown === 'create' ? undefined : shown;
  return (
    <SidePanel
      isOpen={props.mode !== null}
      title={equipement ? t('edit_title', { nom: equipement.nom }) : t('create_title')}
      onClose={props.onClose}
    >
      <EquipementForm
        key={equipement?.id ?? 'create'}
        equipement={equipement}
        clientId={props.clientId ?? null}
        siteId={props.siteId ?? null}
        parentId={props.parentId ?? null}
        onDone={(saved) => {
          props.onClose();
          if (saved) props.onSaved?.(saved);
        }}
      />
    </SidePanel>
  );
}
