import { FailureState } from '../../app/loaded.tsx';
import { ForbiddenPage } from '../../app/failure.ts';
import { useMe } from '../../app/me.ts';
import { TechnicienPage } from './detail-page.tsx';

/** A technician's own profile, hours, absences and certificates. */
export function Page() {
  const { technicien_id } = useMe();
  if (technicien_id === null) return <FailureState error={new ForbiddenPage()} isPage />;
  return <TechnicienPage id={technicien_id} isOwn />;
}
