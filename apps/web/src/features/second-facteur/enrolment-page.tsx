import { Button } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { homeOf, useMe } from '../../app/me.ts';
import { queryClient, utils } from '../../app/trpc.ts';
import { useSignOut } from '../../shell/sign-out.ts';
import { destinationOf } from '../sign-in/destination.ts';
import { OutsidePage } from '../sign-in/outside-page.tsx';
import { Enrolment } from './enrolment.tsx';

/** Before anything else, for a role that must have a second factor. */
export function Page() {
  const t = useTranslations('auth.enrol');
  const me = useMe();
  const { suite } = useSearch({ from: '/second-facteur' });
  const navigate = useNavigate();
  const router = useRouter();
  const signOut = useSignOut();
  async function goOn() {
    queryClient.clear();
    await utils.auth.me.fetch();
    const destination = destinationOf(suite);
    if (destination) router.history.push(destination);
    else await navigate({ to: homeOf(me.role) });
  }
  return (
    <OutsidePage title={t('title')} text={t('required')}>
      <Enrolment
        onDone={() => void goOn()}
        aside={
          <Button variant="default" onClick={signOut}>
            {t('sign_out')}
          </Button>
        }
      />
    </OutsidePage>
  );
}
