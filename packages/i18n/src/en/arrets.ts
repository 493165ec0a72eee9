import type { arrets as fr } from '../fr/arrets.ts';
import type { Messages } from '../messages.ts';

export const arrets: Messages<typeof fr> = {
  title: 'Downtime',
  empty: 'No downtime recorded.',
  causes: { panne: 'Failure', planifie: 'Planned', environnement: 'Environment', exploitation: 'Operation' },
  causes_hint: {
    panne: 'The machine is broken down until the downtime ends.',
    planifie: 'The machine is under maintenance until the downtime ends.',
    environnement: 'Power or water cut, weather: the machine is not at fault.',
    exploitation: 'No production, change of series.',
  },
  fields: { cause: 'Cause', date_debut: 'Start', date_fin: 'End', commentaire: 'Remark', duree: 'Duration' },
  add: 'Record downtime',
  edit: 'Correct the downtime',
  end: 'Back in service',
  lasting: 'Going on',
  since: 'Down since {quand}',
  end_hint: 'Left empty: it still lasts.',
  start_hint: 'Left empty: now.',
  toasts: { added: 'The downtime is recorded.', updated: 'The downtime is corrected.', ended: 'The equipment is back in service.' },
  bilan: {
    title: 'Account',
    periods: { mois: '30 days', trimestre: '90 days', annee: '12 months' },
    period: 'Period',
    arret: 'Down',
    pannes: '{n, plural, =0 {no failure} one {# failure} other {# failures}}',
    interventions: '{n, plural, =0 {no work order} one {# work order} other {# work orders}}',
    main_oeuvre: 'Labour',
    cout: 'Cost',
    branch_hint: 'Work and cost also count what is part of it.',
  },
};
