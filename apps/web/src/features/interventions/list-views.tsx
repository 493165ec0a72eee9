import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import type { Vue } from '@mif/contract/vues';
import { toast } from '@mif/ui/toast';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './list-page.module.css';
import { builtInViews } from './list-state.ts';
import type { ListState } from './list-state.ts';

/** The views of the list: those everybody has, one's own and the shared ones, and the current one to keep. */
export function ViewsMenu({ state }: { state: ListState }) {
  const t = useTranslations('interventions.list');
  const [isOpen, setOpen] = useState(false);
  const saved = trpc.vues.list.useQuery({ liste: 'interventions' }).data?.items ?? [];
  const builtIn = builtInViews.find((view) => view.requete === state.filters);
  const current = saved.find((view) => view.requete === state.view)?.nom ?? (builtIn ? t(builtIn.name) : t('views'));
  function choose(show: () => void) {
    show();
    setOpen(false);
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus width={300}>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.viewsButton}
          leftSection={<IconBookmark size={14} aria-hidden />}
          aria-haspopup="dialog"
          title={t('views')}
          onClick={() => setOpen(!isOpen)}
        >
          <bdi>{current}</bdi>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views')}>
        <ul className={classes.views}>
          {builtInViews.map((view) => (
            <li key={view.name}>
              <ViewButton isOn={state.view === view.requete} onClick={() => choose(() => state.show(view.requete))}>
                {t(view.name)}
              </ViewButton>
            </li>
          ))}
          {saved.map((view) => (
            <li key={view.id}>
              <ViewButton isOn={state.view === view.requete} onClick={() => choose(() => state.show(view.requete))}>
                <bdi>{view.nom}</bdi>
                {view.is_partagee ? <span className={classes.none}>{t('view_is_shared')}</span> : null}
              </ViewButton>
              {view.is_own ? <RemoveView view={view} /> : null}
            </li>
          ))}
        </ul>
        {state.view ? <SaveView requete={state.view} onDone={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewButton({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.view} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}

function RemoveView({ view }: { view: Vue }) {
  const t = useTranslations('interventions');
  const refuse = useRefusalToast();
  const utils = trpc.useUtils();
  const remove = trpc.vues.remove.useMutation({
    onSuccess: () => toast(t('toasts.view_deleted')),
    onError: refuse,
    onSettled: () => utils.vues.list.invalidate(),
  });
  const label = t('list.delete_view', { nom: view.nom });
  return (
    <ActionIcon aria-label={label} title={label} loading={remove.isPending} onClick={() => remove.mutate({ id: view.id })}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function SaveView({ requete, onDone }: { requete: string; onDone: () => void }) {
  const t = useTranslations('interventions');
  const refuse = useRefusalToast();
  const utils = trpc.useUtils();
  const [nom, setNom] = useState('');
  const [isShared, setShared] = useState(false);
  const save = trpc.vues.save.useMutation({
    onSuccess: (view) => {
      toast(t('toasts.view_saved', { nom: view.nom }));
      onDone();
    },
    onError: refuse,
    onSettled: () => utils.vues.list.invalidate(),
  });
  return (
    <form
      className={classes.saveView}
      onSubmit={(event) => {
        event.preventDefault();
        if (nom.trim()) save.mutate({ liste: 'interventions', nom: nom.trim(), requete, is_partagee: isShared });
      }}
    >
      <TextInput
        size="xs"
        label={t('list.view_name')}
        maxLength={80}
        required
        value={nom}
        onChange={(event) => setNom(event.currentTarget.value)}
      />
      <Checkbox size="xs" label={t('list.view_shared')} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
      <Button type="submit" variant="default" size="xs" loading={save.isPending}>
        {t('list.save_view')}
      </Button>
    </form>
  );
}
