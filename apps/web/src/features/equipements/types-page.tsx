import { Button } from '@mantine/core';
import type { TypeEquipement } from '@mif/contract/types-equipement';
import { Page as PageFrame } from '@mif/ui/page';
import { SidePanel } from '@mif/ui/side-panel';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconPlus, IconCategory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useLastValue } from '../../app/last-value.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { TypeIcon } from '../../looks/type-icon.tsx';
import classes from './equipements.module.css';
import { TypeForm } from './type-form.tsx';

/** The kinds of equipment, and the fields each asks for. */
export function Page() {
  const t = useTranslations('typesEquipement');
  const list = useTranslations('equipements')('list.title');
  const can = useCan();
  const query = trpc.typesEquipement.list.useQuery({});
  const [edited, setEdited] = useState<TypeEquipement | 'create' | null>(null);
  const shown = useLastValue(edited ?? undefined);
  const type = shown === 'create' ? undefined : shown;
  const canWrite = can('type_equipement.update');
  const create = canWrite ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('create')}>
      {t('create')}
    </Button>
  ) : null;
  return (
    <PageFrame title={t('title')} layout="narrow" eyebrow={<BackLink to="/equipements">{list}</BackLink>} actions={create}>
      <p className={classes.none}>{t('subtitle')}</p>
      <Loaded query={query} skeleton={<CardsSkeleton cards={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconCategory} title={t('empty_title')} text={t('empty_text')} action={create} />
          ) : (
            <ul className={classes.rows}>
              {items.map((each) => {
                const champs = each.champs.filter(({ is_archive }) => !is_archive);
                return (
                  <li key={each.id}>
                    <button type="button" className={classes.rowButton} disabled={!canWrite} onClick={() => setEdited(each)}>
                      <TypeIcon icone={each.icone} />
                      <span className={classes.rowText}>
                        <bdi className={classes.rowTitle}>{each.nom}</bdi>
                        <bdi className={classes.rowMeta}>{champs.map(({ libelle }) => libelle).join(', ') || t('no_fields')}</bdi>
                      </span>
                      <span className={classes.rowMeta}>{each.is_active ? t('uses', { n: each.equipements }) : t('inactive')}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
      <SidePanel
        isOpen={edited !== null}
        size="lg"
        title={type ? t('edit', { nom: type.nom }) : t('create')}
        onClose={() => setEdited(null)}
      >
        {edited === null ? null : <TypeForm key={type?.id ?? 'create'} type={type} onDone={() => setEdited(null)} />}
      </SidePanel>
    </PageFrame>
  );
}
