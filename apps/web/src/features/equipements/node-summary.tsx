import { Button } from '@mantine/core';
import type { EquipementDetail } from '@mif/contract/equipements';
import { Section } from '@mif/ui/page';
import { IconArrowsMove, IconFileDescription } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CriticiteBadge, GarantieBadge, StatutEquipementBadge } from '../../looks/equipements.tsx';
import { Facts } from './facts.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { OpenInterventions } from './open-interventions.tsx';
import classes from './tree.module.css';

/** What is chosen in the tree: its state, its facts, what is open on it, and the way to its page. */
export function NodeSummary({ equipement }: { equipement: EquipementDetail }) {
  const t = useTranslations();
  const [isMoving, setIsMoving] = useState(false);
  return (
    <>
      <div className={classes.summaryHead}>
        <h2 className={classes.summaryTitle} dir="auto">
          {equipement.nom}
        </h2>
        <StatutEquipementBadge statut={equipement.statut} />
        <CriticiteBadge criticite={equipement.criticite} variant="soft" />
        <GarantieBadge equipement={equipement} />
        <div className={classes.summaryActions}>
          {equipement.actions_permises.includes('move') ? (
            <Button variant="default" size="xs" leftSection={<IconArrowsMove size={16} aria-hidden />} onClick={() => setIsMoving(true)}>
              {t('equipements.move.action')}
            </Button>
          ) : null}
          <Button
            size="xs"
            leftSection={<IconFileDescription size={16} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/equipements/$id" params={{ id: equipement.id }} />}
          >
            {t('common.actions.open_page')}
          </Button>
        </div>
      </div>
      <Section title={t('equipements.detail.facts')}>
        <Facts equipement={equipement} />
      </Section>
      <Section title={t('equipements.detail.open')}>
        <OpenInterventions equipementId={equipement.id} hasOthers={equipement.interventions_total > equipement.interventions_ouvertes} />
      </Section>
      <MoveDialog equipement={equipement} isOpen={isMoving} onClose={() => setIsMoving(false)} />
    </>
  );
}
