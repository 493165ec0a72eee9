import type { User } from '@mif/contract/users';
import { SidePanel } from '@mif/ui/side-panel';
import { skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { AccountBadge } from '../../looks/users.tsx';
import { Activation } from './activation.tsx';
import { RefusedAddress } from './refused-address.tsx';
import { UserAccess } from './user-access.tsx';
import { UserFacts } from './user-facts.tsx';
import { CreateUserForm, EditUserForm } from './user-form.tsx';
import { UserHistory } from './user-history.tsx';

/**
 * An account to create or to change, beside the list; those who may not change it read it.
 * @param fiche `nouveau`, an id, or nothing where the panel is closed
 * @param known the account as the list has it, shown at once
 */
export function UserPanel({ fiche, known, onClose }: { fiche: string | undefined; known: User | undefined; onClose: () => void }) {
  const t = useTranslations('users');
  const can = useCan();
  const shown = useLastValue(fiche);
  const id = Number(shown) || null;
  const isNew = shown === 'nouveau' && can('user.create');
  const canUpdate = can('user.update');
  const query = trpc.users.get.useQuery(id === null ? skipToken : { id }, {
    placeholderData: known?.id === id ? known : undefined,
  });
  const name = query.data?.full_name ?? '';
  const title = isNew ? t('form.create_title') : canUpdate && name ? t('form.edit_title', { nom: name }) : name;
  return (
    <SidePanel
      isOpen={fiche !== undefined && (isNew || id !== null)}
      title={
        <>
          {title} {query.data && !isNew && query.data.etat !== 'actif' ? <AccountBadge etat={query.data.etat} /> : null}
        </>
      }
      onClose={onClose}
    >
      {isNew ? (
        <CreateUserForm onDone={onClose} />
      ) : (
        <Loaded query={query}>
          {(user) =>
            canUpdate ? (
              <>
                <RefusedAddress user={user} motif={user.email_rejete_motif} />
                <EditUserForm key={user.id} user={user} onDone={onClose} aside={<Activation user={user} />} />
                <UserAccess user={user} />
                <UserHistory id={user.id} />
              </>
            ) : (
              <>
                <RefusedAddress user={user} motif={user.email_rejete_motif} />
                <UserFacts user={user} />
                <UserHistory id={user.id} />
              </>
            )
          }
        </Loaded>
      )}
    </SidePanel>
  );
}
