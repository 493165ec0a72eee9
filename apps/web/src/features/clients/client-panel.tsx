import { SidePanel } from '@mif/ui/side-panel';
import { skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';
import { useLastValue } from '../../app/last-value.ts';
import { Loaded } from '../../app/loaded.tsx';
import { RecordHistory } from '../../app/record-history.tsx';
import { trpc } from '../../app/trpc.ts';
import { ClientForm } from './client-form.tsx';

/**
 * A client to create or to change, beside the list.
 * @param fiche `nouveau`, an id, or nothing where the panel is closed
 */
export function ClientPanel({ fiche, onClose }: { fiche: string | undefined; onClose: () => void }) {
  const t = useTranslations('clients.form');
  const labelOf = useFieldLabel('clients.fields');
  const shown = useLastValue(fiche);
  const id = Number(shown) || null;
  const query = trpc.clients.get.useQuery(id === null ? skipToken : { id }, { placeholderData: undefined });
  const title = shown === 'nouveau' ? t('create_title') : query.data ? t('edit_title', { nom: query.data.nom }) : '';
  return (
    <SidePanel isOpen={fiche !== undefined} title={title} onClose={onClose}>
      {shown === 'nouveau' ? (
        <ClientForm onDone={onClose} />
      ) : (
        <Loaded query={query}>
          {(client) => (
            <>
              <ClientForm key={client.id} client={client} onDone={onClose} />
              <RecordHistory objet="client" id={client.id} labelOf={labelOf} />
            </>
          )}
        </Loaded>
      )}
    </SidePanel>
  );
}
