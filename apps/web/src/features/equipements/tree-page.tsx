import { Button, Checkbox } from '@mantine/core';
import { FilterBar } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconBinaryTree2, IconPlus } from '@tabler/icons-react';
import { skipToken } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useCan, useMe } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { trpc } from '../../app/trpc.ts';
import { ClientFilter } from './client-filter.tsx';
import { EquipementPanel } from './equipement-panel.tsx';
import { NodeSummary } from './node-summary.tsx';
import { Tree } from './tree.tsx';
import { TreeDrill } from './tree-drill.tsx';
import { TreeResults } from './tree-results.tsx';
import classes from './tree.module.css';
import { ViewSwitch } from './view-switch.tsx';

const MAX_SITES = 200;

/** A client's equipment as a tree: branches beside what is chosen on a desktop, one level after the other on a phone. */
export function Page() {
  const t = useTranslations('equipements');
  const me = useMe();
  const can = useCan();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { params, change } = useListParams();
  const clientId = me.client_id ?? (Number(params['client_id']) || null);
  const nodeId = Number(params['noeud']) || null;
  const hasRetired = params['retires'] === 'oui';
  const [text, setText] = useState('');
  const q = text.trim();
  const [isBelow, setIsBelow] = useState(false);
  const sites = trpc.sites.list.useQuery(clientId === null ? skipToken : { client_id: clientId, limit: MAX_SITES });
  const node = trpc.equipements.get.useQuery(nodeId === null ? skipToken : { id: nodeId }, { placeholderData: undefined });
  const chosen = node.data?.client_id === clientId ? node.data : undefined;
  const choose = (id: number | null) => change({ noeud: id === null ? undefined : String(id) });
  return (
    <PageFrame
      title={t('tree.title')}
      layout={isPhone ? 'normal' : 'full'}
      actions={
        <>
          {clientId !== null && can('equipement.create') ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ fiche: 'nouveau' })}>
              {t('list.create')}
            </Button>
          ) : null}
        </>
      }
      toolbar={
        <FilterBar search={clientId === null ? undefined : { value: text, placeholder: t('tree.search'), onChange: setText }}>
          <ViewSwitch view="arbre" clientId={clientId} />
          {me.role === 'client' ? null : (
            <ClientFilter
              selected={clientId}
              onChange={(id) => change({ client_id: id === null ? undefined : String(id), noeud: undefined })}
            />
          )}
          {clientId === null ? null : (
            <>
              {chosen && q ? (
                <Checkbox
                  size="xs"
                  label={t('tree.search_in', { nom: chosen.nom })}
                  checked={isBelow}
                  onChange={(event) => setIsBelow(event.currentTarget.checked)}
                />
              ) : (
                <Checkbox
                  size="xs"
                  label={t('tree.retires')}
                  checked={hasRetired}
                  onChange={(event) => change({ retires: event.currentTarget.checked ? 'oui' : undefined })}
                />
              )}
            </>
          )}
        </FilterBar>
      }
    >
      {clientId === null ? (
        <EmptyState icon={IconBinaryTree2} title={t('tree.choose_title')} text={t('tree.choose_text')} />
      ) : (
        <Loaded query={sites} skeleton={<CardsSkeleton cards={4} />}>
          {({ items }) => {
            const results = q ? (
              <TreeResults
                q={q}
                clientId={clientId}
                under={isBelow && chosen ? chosen.id : null}
                onChoose={(id) => {
                  setText('');
                  choose(id);
                }}
              />
            ) : null;
            if (isPhone) return results ?? <TreeDrill sites={items} node={chosen} hasRetired={hasRetired} onChoose={choose} />;
            return (
              <div className={classes.split}>
                <div className={classes.side}>
                  {results ?? (
                    <Tree
                      key={clientId}
                      label={t('tree.label', { nom: items[0]?.client.nom ?? '' })}
                      sites={items}
                      node={chosen}
                      hasRetired={hasRetired}
                      onChoose={choose}
                    />
                  )}
                </div>
                <div className={classes.main}>
                  {chosen ? <NodeSummary equipement={chosen} /> : <p className={classes.hint}>{t('tree.none_chosen')}</p>}
                </div>
              </div>
            );
          }}
        </Loaded>
      )}
      {can('equipement.create') ? (
        <EquipementPanel
          mode={params['fiche'] === 'nouveau' ? 'create' : null}
          clientId={clientId}
          siteId={chosen?.site_id ?? null}
          parentId={chosen && chosen.statut !== 'retire' ? chosen.id : null}
          onClose={() => change({ fiche: undefined })}
          onSaved={(saved) =>
            void navigate({ to: '/equipements/arbre', search: { client_id: String(saved.client_id), noeud: String(saved.id) } })
          }
        />
      ) : null}
    </PageFrame>
  );
}
