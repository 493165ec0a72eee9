import type { SecuritySettings } from '@mif/contract/parametres';
import { roles } from '@mif/contract/users';
import type { Role } from '@mif/contract/users';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { toast } from '@mif/ui/toast';
import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';

/** What everybody must do to get in. */
export function Page() {
  const t = useTranslations('journal.security');
  const query = trpc.parametres.security.useQuery();
  return (
    <PageFrame title={t('title')} layout="narrow">
      <Section title={t('section')}>
        <Loaded query={query}>{(settings) => <RolesForm key={settings.version} settings={settings} />}</Loaded>
      </Section>
    </PageFrame>
  );
}

function RolesForm({ settings }: { settings: SecuritySettings }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [chosen, setChosen] = useState<readonly string[]>(settings.second_facteur_roles);
  const update = trpc.parametres.updateSecurity.useMutation({
    onSuccess: async (saved) => {
      utils.parametres.security.setData(undefined, saved);
      await utils.journal.invalidate();
      toast(t('journal.security.saved'));
    },
    onError: (error) => {
      refused(error);
      void utils.parametres.security.invalidate();
    },
  });
  const wanted: Role[] = roles.filter((role) => chosen.includes(role));
  const isSame = wanted.join() === settings.second_facteur_roles.join();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ second_facteur_roles: wanted, version: settings.version });
      }}
    >
      <Checkbox.Group value={[...chosen]} onChange={setChosen} label={t('journal.security.text')}>
        <Stack gap={12} my={14}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={t(`common.roles.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Button type="submit" loading={update.isPending} disabled={isSame}>
        {t('journal.security.save')}
      </Button>
    </form>
  );
}
