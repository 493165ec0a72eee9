import type { PreviewUpdatePlanInput } from '@mif/contract/plan-commands';
import type { Previsions } from '@mif/contract/plan-preview';
import type { Plan } from '@mif/contract/plans';
import { useDebouncedValue } from '@mantine/hooks';
import { skipToken } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { changesOf } from '../../app/form.ts';
import { FailureState } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { ForecastSummary } from './forecast.tsx';
import { draftOf } from './form-values.ts';
import type { PlanFormApi } from './form-api.ts';
import classes from './plans.module.css';
import { usePlanSentence } from './rhythm.ts';

const SHOWN = 8;
const PAUSE_MS = 350;

/**
 * What is being filled in, said back in a sentence, and the dates it gives.
 * @param plan one that is changed: its dates go on from what it has done already
 */
export function LivePreview({ form, equipementId, plan }: { form: PlanFormApi; equipementId: number | null; plan?: Plan }) {
  const t = useTranslations();
  const values = form.watch();
  const sentenceOf = usePlanSentence();
  const meters = trpc.compteurs.list.useQuery(
    equipementId === null || values.declencheur === 'date' ? skipToken : { equipement_id: equipementId },
  ).data;
  const compteur = meters?.items.find(({ id }) => id === values.compteur_id) ?? null;
  const sentence = sentenceOf({
    declencheur: values.declencheur,
    combinaison: values.combinaison ?? null,
    regle_date: values.regle_date?.intervalle ? values.regle_date : null,
    premiere_date: values.premiere_date || null,
    regle_compteur: values.regle_compteur ?? null,
    compteur,
    ancrage: values.ancrage,
    avance_jours: typeof values.avance_jours === 'number' ? values.avance_jours : null,
    jours_feries: values.jours_feries,
  });
  const draft = equipementId === null ? null : draftOf({ ...values, equipement_id: equipementId });
  const [asked] = useDebouncedValue(draft === null ? null : JSON.stringify(draft), PAUSE_MS);
  const query = trpc.plans.previewDraft.useQuery(asked === null || plan ? skipToken : (JSON.parse(asked) as NonNullable<typeof draft>), {
    retry: false,
  });
  return (
    <aside className={classes.live} aria-live="polite">
      <h2 className={classes.liveTitle}>{t('planForms.form.said_back')}</h2>
      <p className={classes.sentence}>{sentence ?? t('plans.phrase.incomplete')}</p>
      <h2 className={classes.liveTitle}>{t('planForms.form.next_dates')}</h2>
      {plan ? (
        <ChangedDates form={form} plan={plan} isWhole={draft !== null} />
      ) : (
        <NextDates isAsked={asked !== null && draft !== null} query={query} />
      )}
    </aside>
  );
}

function NextDates({ isAsked, query }: { isAsked: boolean; query: { data: Previsions | undefined; isError: boolean; error: unknown } }) {
  const t = useTranslations('planForms.form');
  const plans = useTranslations('plans.detail');
  const format = useFormat();
  if (!isAsked) return <p className={classes.none}>{t('next_dates_none')}</p>;
  if (query.isError) return <FailureState error={query.error} />;
  if (!query.data) return <p className={classes.none}>{t('next_dates_none')}</p>;
  const { prochaines, sans_date } = query.data;
  if (prochaines.length === 0) return <p className={classes.none}>{t(sans_date > 0 ? 'dates_of_meter' : 'no_dates')}</p>;
  return (
    <>
      <ol className={classes.rows}>
        {prochaines.slice(0, SHOWN).map((each) => (
          <li key={`${String(each.n)}.${each.date_due}`}>
            <time dateTime={each.date_due}>{format.civil(each.date_due)}</time>
            {each.date_theorique === each.date_due ? null : (
              <span className={classes.second}> {t('shifted', { date: format.civil(each.date_theorique) })}</span>
            )}
            {each.is_estimee ? <span className={classes.second}> · {plans('estimated')}</span> : null}
          </li>
        ))}
      </ol>
      <ForecastSummary previsions={query.data} />
    </>
  );
}

/** The dates of a plan there is, as the change would leave them. */
function ChangedDates({ form, plan, isWhole }: { form: PlanFormApi; plan: Plan; isWhole: boolean }) {
  const t = useTranslations('planForms.form');
  const plans = useTranslations('plans.detail');
  const format = useFormat();
  const { equipement_id: _kept, description: _long, titre: _name, ...values } = form.watch();
  const changes = changesOf(form.formState.dirtyFields, values);
  const [asked] = useDebouncedValue(JSON.stringify(changes), PAUSE_MS);
  const input = { ...(JSON.parse(asked) as typeof changes), id: plan.id, version: plan.version } as PreviewUpdatePlanInput;
  const query = trpc.plans.previewUpdate.useQuery(isWhole ? input : skipToken, { retry: false });
  if (query.isError) return <FailureState error={query.error} />;
  if (!query.data) return <p className={classes.none}>{t('next_dates_none')}</p>;
  const dates = query.data.items.flatMap(({ apres, is_estimee }) => (apres === null ? [] : [{ date: apres, is_estimee }]));
  if (dates.length === 0) return <p className={classes.none}>{t(values.declencheur === 'date' ? 'no_dates' : 'dates_of_meter')}</p>;
  return (
    <ol className={classes.rows}>
      {dates.slice(0, SHOWN).map(({ date, is_estimee }) => (
        <li key={date}>
          <time dateTime={date}>{format.civil(date)}</time>
          {is_estimee ? <span className={classes.second}> · {plans('estimated')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
