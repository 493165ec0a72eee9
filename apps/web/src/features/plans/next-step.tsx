import { Button } from '@mantine/core';
import { addDays, fromLocal, toCivilDate } from '@mif/contract/time';
import type { Plan } from '@mif/contract/plans';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useNow } from '../../app/now.ts';
import { useFailureText } from '../../looks/plans.tsx';
import classes from './plans.module.css';
import { useRhythm } from './rhythm.ts';

/** What a plan does next, and the one thing to do about it. */
export function NextStep({ plan, onResume, onGenerate }: { plan: Plan; onResume: () => void; onGenerate: () => void }) {
  const t = useTranslations('plans');
  const format = useFormat();
  const today = toCivilDate(useNow());
  const rhythmOf = useRhythm();
  const failureOf = useFailureText();
  const [open] = plan.ouvertes;
  function say(): { title: string; text?: string; button?: ReactNode } {
    if (plan.statut === 'retire') return { title: t('detail.retired') };
    if (plan.statut === 'suspendu') {
      return {
        title: t('detail.suspended'),
        button: plan.actions_permises.includes('resume') ? <Button onClick={onResume}>{t('actions.resume')}</Button> : null,
      };
    }
    if (open?.intervention) {
      const { id, reference } = open.intervention;
      const text = t(open.fenetre_fin < today ? 'detail.open_late' : 'detail.open', { reference, date: format.civil(open.date_due) });
      return {
        title: text,
        ...(plan.prochaine_date ? { text: t('detail.next_on', { date: format.civil(plan.prochaine_date) }) } : {}),
        button: (
          <Button renderRoot={(props) => <Link {...props} to="/interventions/$id" params={{ id }} />}>
            {t('detail.open_intervention')}
          </Button>
        ),
      };
    }
    const button = plan.actions_permises.includes('generate') ? <Button onClick={onGenerate}>{t('actions.generate')}</Button> : null;
    if (plan.prochaine_date === null) {
      const regle = rhythmOf(plan);
      return {
        title: plan.declencheur !== 'date' && regle ? t('detail.meter', { regle }) : t('detail.nothing_next'),
        button: plan.declencheur === 'date' ? null : button,
      };
    }
    const created = addDays(plan.prochaine_date, -plan.avance_jours);
    return {
      title: t('detail.next_on', { date: format.civil(plan.prochaine_date) }),
      text: fromLocal(created) <= fromLocal(today) ? t('detail.created_today') : t('detail.created_on', { date: format.civil(created) }),
      button,
    };
  }
  const { title, text, button } = say();
  return (
    <section className={classes.next} aria-label={t('detail.next')}>
      <div className={classes.hint}>
        <p className={classes.strong}>{title}</p>
        {text ? <p className={classes.second}>{text}</p> : null}
        {plan.erreur ? (
          <p className={classes.fault} role="alert">
            {t('detail.failing', { quand: format.instant(plan.erreur.date, 'relative'), phrase: failureOf(plan.erreur.code) })}
          </p>
        ) : null}
      </div>
      {button ? <div className={classes.steps}>{button}</div> : null}
    </section>
  );
}
