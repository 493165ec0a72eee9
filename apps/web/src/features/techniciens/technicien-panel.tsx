import type { Technicien } from '@mif/contract/techniciens';
import { SidePanel } from '@mif/ui/side-panel';
import { skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { CreateTechnicienForm } from './create-form.tsx';
import { EditTechnicienForm } from './edit-form.tsx';

/**
 * A technician to add or to change, beside the list.
 * @param fiche `nouveau`, an id, or nothing where the panel is closed
 * @param known the technician as the list has it, shown at once
 */
export function TechnicienPanel(props: { fiche: string | undefined; known: Technicien | undefined; onClose: () => void }) {
  const t = useTranslations('techniciens.form');
  const shown = useLastValue(props.fiche);
  const id = Number(shown) || null;
  const query = trpc.techniciens.get.useQuery(id === null ? skipToken : { id }, {
    placeholderData: props.known?.id === id ? props.known : undefined,
  });
  const title = shown === 'nouveau' ? t('create_title') : query.data ? t('edit_title', { nom: query.data.user.full_name }) : '';
  return (
    <SidePanel isOpen={props.fiche !== undefined} title={title} onClose={props.onClose}>
      {shown === 'nouveau' ? (
        <CreateTechnicienForm onDone={props.onClose} />
      ) : (
        <Loaded query={query}>
          {(technicien) => <EditTechnicienForm key={technicien.id} technicien={technicien} onDone={props.onClose} />}
        </Loaded>
      )}
    </SidePanel>
  );
}
