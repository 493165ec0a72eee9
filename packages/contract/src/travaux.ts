/** Every task the product runs in the background; each has its name in plain words in i18n. */
export const taches = [
  'send_email',
  'send_trial_mail',
  'send_reset_link',
  'clean_sessions',
  'sweep_documents',
  'alert_habilitations',
] as const;
export type Tache = (typeof taches)[number];
