import { Button, Menu } from '@mantine/core';
import type { Intervention, InterventionAct } from '@mif/contract/interventions';
import { IconDots } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { actionLooks } from '../../looks/interventions.tsx';
import classes from './detail-page.module.css';
import { nextActions } from './next-actions.ts';

/** Where the intervention stands, the one next step, a second one, and the rest in a menu: of what the server allows. */
export function NextStep({ intervention, onAct }: { intervention: Intervention; onAct: (action: InterventionAct) => void }) {
  const t = useTranslations();
  const [main, second] = nextActions(intervention);
  const rest = intervention.actions_permises.filter((action) => action !== 'update' && action !== main && action !== second);
  const MainIcon = main ? actionLooks[main].icon : null;
  return (
    <section className={classes.next} aria-label={t('interventions.detail.next_step')}>
      <p className={classes.hint}>
        {intervention.motif_attente
          ? t('interventions.detail.waiting_for', { motif: t(`interventions.motifs.${intervention.motif_attente}`) })
          : t(`interventions.statuts_hint.${intervention.statut}`)}
      </p>
      <div className={classes.steps}>
        {main && MainIcon ? (
          <Button leftSection={<MainIcon size={16} aria-hidden />} onClick={() => onAct(main)}>
            {t(`interventions.actions.${main}`)}
          </Button>
        ) : null}
        {second ? (
          <Button variant="default" onClick={() => onAct(second)}>
            {t(`interventions.actions.${second}`)}
          </Button>
        ) : null}
        {rest.length > 0 ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" px={9} aria-label={t('interventions.detail.other_actions')}>
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((action) => {
                if (action === 'update') return null;
                const { icon: Icon } = actionLooks[action];
                return (
                  <Menu.Item
                    key={action}
                    leftSection={<Icon size={16} aria-hidden />}
                    color={action === 'cancel' ? 'red' : undefined}
                    onClick={() => onAct(action)}
                  >
                    {t(`interventions.actions.${action}`)}
                  </Menu.Item>
                );
              })}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
    </section>
  );
}
