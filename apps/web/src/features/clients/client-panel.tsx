import type { ClientDetail } from '@mif/contract/clients';
import { SidePanel } from '@mif/ui/side-panel';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { ClientForm } from './client-form.tsx';

/**
 * A client to create, or to change, beside the page.
 * @param mode `create`, the client to change, or null where the panel is closed
 */
export function ClientPanel(props: { mode: 'create' | ClientDetail | null; onClose: () => void; onSaved?: (saved: ClientDetail) => void }) {
  const t = useTranslations('clients.form');
  const shown = useLastValue(props.mode ?? undefined);
  const client = shown === 'create' ? undefined : shown;
  return (
    <SidePanel
      isOpen={props.mode !== null}
      size="lg"
      title={client ? t('edit_title', { nom: client.nom }) : t('create_title')}
      onClose={props.onClose}
    >
      <ClientForm
        key={client?.id ?? 'create'}
        client={client}
        onDone={(saved) => {
          props.onClose();
          if (saved) props.onSaved?.(saved);
        }}
      />
    </SidePanel>
  );
}
