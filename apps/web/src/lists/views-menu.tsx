import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import type { Liste } from '@mif/contract/listes';
import type { Vue } from '@mif/contract/vues';
import { toast } from '@mif/ui/toast';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRefusalToast } from '../app/refusal.ts';
import { trpc } from '../app/trpc.ts';
import classes from './lists.module.css';
import type { ListState } from './use-list.ts';

/** A view everybody has. */
export interface BuiltInView {
  label: string;
  requete: string;
}

/** The views of a list: those everybody has, one's own and the shared ones, and the current one to keep. */
export function ViewsMenu({ liste, list, builtIn }: { liste: Liste; list: ListState; builtIn: readonly BuiltInView[] }) {
  const t = useTranslations('lists');
  const [isOpen, setOpen] = useState(false);
  const saved = trpc.vues.list.useQuery({ liste }).data?.items ?? [];
  const common = builtIn.length > 0 ? builtIn : [{ label: t('everything'), requete: '' }];
  const named = list.view ? common.find((view) => view.requete === list.narrowing && view.requete !== '')?.label : undefined;
  const current = saved.find((view) => view.requete === list.view)?.nom ?? named ?? t('views');
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
          {common.map((view) => (
            <li key={view.requete}>
              <ViewButton isOn={list.view === view.requete} onClick={() => choose(() => list.show(view.requete))}>
                {view.label}
              </ViewButton>
            </li>
          ))}
          {saved.map((view) => (
            <li key={view.id}>
              <ViewButton isOn={list.view === view.requete} onClick={() => choose(() => list.show(view.requete))}>
                <bdi>{view.nom}</bdi>
                {view.is_partagee ? <span className={classes.dim}>{t('view_is_shared')}</span> : null}
              </ViewButton>
              {view.is_own ? <RemoveView view={view} /> : null}
            </li>
          ))}
        </ul>
        {list.view ? (
          <SaveView liste={liste} requete={list.view} onDone={() => setOpen(false)} />
        ) : saved.length === 0 ? (
          <p className={classes.hint}>{t('no_view')}</p>
        ) : null}
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
  const t = useTranslations('lists');
  const refuse = useRefusalToast();
  const utils = trpc.useUtils();
  const remove = trpc.vues.remove.useMutation({
    onSuccess: () => toast(t('view_deleted')),
    onError: refuse,
    onSettled: () => utils.vues.list.invalidate(),
  });
  const label = t('delete_view', { nom: view.nom });
  return (
    <ActionIcon aria-label={label} title={label} loading={remove.isPending} onClick={() => remove.mutate({ id: view.id })}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function SaveView({ liste, requete, onDone }: { liste: Liste; requete: string; onDone: () => void }) {
  const t = useTranslations('lists');
  const refuse = useRefusalToast();
  const utils = trpc.useUtils();
  const [nom, setNom] = useState('');
  const [isShared, setShared] = useState(false);
  const save = trpc.vues.save.useMutation({
    onSuccess: (view) => {
      toast(t('view_saved', { nom: view.nom }));
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
        if (nom.trim()) save.mutate({ liste, nom: nom.trim(), requete, is_partagee: isShared });
      }}
    >
      <TextInput
        size="xs"
        label={t('view_name')}
        maxLength={80}
        required
        value={nom}
        onChange={(event) => setNom(event.currentTarget.value)}
      />
      <Checkbox size="xs" label={t('view_shared')} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
      <Button type="submit" variant="default" size="xs" loading={save.isPending}>
        {t('save_view')}
      </Button>
    </form>
  );
}
