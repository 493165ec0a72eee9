import { Migration } from '@mikro-orm/migrations';

/** Preventive plans and their occurrences. */
export class Plans extends Migration {
  override up(): void {
    this.addSql(plans);
    this.addSql(echeances);
  }
}

const plans = `
create table plans (
  id serial primary key,
  titre varchar(200) not null,
  description text null,
  equipement_id int not null,
  type varchar(20) not null default 'preventive',
  priorite varchar(20) not null default 'programmee',
  duree_minutes int not null,
  competences jsonb not null default '[]',
  habilitations jsonb not null default '[]',
  technicien_id int null,
  declencheur varchar(10) not null,
  combinaison varchar(10) null,
  regle_date jsonb null,
  premiere_date date null,
  compteur_id int null,
  regle_compteur jsonb null,
  ancrage varchar(10) not null default 'fixe',
  avance_jours int not null default 0,
  horizon_jours int not null default 365,
  tolerance_avant_jours int not null default 0,
  tolerance_apres_jours int not null default 0,
  jours_feries varchar(10) not null default 'reporter',
  rattrapage varchar(10) not null default 'derniere',
  empiler boolean not null default false,
  statut varchar(10) not null default 'actif',
  date_creation timestamptz not null,
  depuis date not null,
  dernier_n int not null default 0,
  derniere_theorique date null,
  compteur_base numeric(15,3) null,
  compteur_passe boolean not null default false,
  compteur_du date null,
  compteur_vu_at timestamptz null,
  prochaine_generation timestamptz null,
  prochaine_date date null,
  erreur_code varchar(60) null,
  erreur_at timestamptz null,
  version int not null default 1
);
alter table plans add constraint plans_equipement_id_foreign foreign key (equipement_id) references equipements (id);
alter table plans add constraint plans_technicien_id_foreign foreign key (technicien_id) references techniciens (id) on delete set null;
alter table plans add constraint plans_compteur_id_foreign foreign key (compteur_id) references compteurs (id) on delete set null;
alter table plans
  add constraint plans_declencheur_check check (declencheur in ('date', 'compteur', 'les_deux')),
  add constraint plans_combinaison_check check (combinaison in ('premier', 'tous') and (declencheur = 'les_deux') = (combinaison is not null)),
  add constraint plans_date_check check (declencheur = 'compteur' or (regle_date is not null and premiere_date is not null)),
  add constraint plans_compteur_check check (declencheur = 'date' or (regle_compteur is not null and compteur_id is not null)),
  add constraint plans_ancrage_check check (ancrage in ('fixe', 'flottant')),
  add constraint plans_feries_check check (jours_feries in ('ignorer', 'avancer', 'reporter')),
  add constraint plans_rattrapage_check check (rattrapage in ('toutes', 'derniere', 'aucune')),
  add constraint plans_statut_check check (statut in ('actif', 'suspendu', 'retire')),
  add constraint plans_jours_check check (least(avance_jours, horizon_jours, tolerance_avant_jours, tolerance_apres_jours) >= 0),
  add constraint plans_repos_check check (statut = 'actif' or prochaine_generation is null);
create index plans_equipement_idx on plans (equipement_id);
create index plans_technicien_idx on plans (technicien_id);
create index plans_compteur_idx on plans (compteur_id);
create index plans_generation_idx on plans (prochaine_generation, id) where prochaine_generation is not null;
create index plans_prochaine_date_idx on plans ((coalesce(prochaine_date, 'infinity'::date)), id);
create index plans_creation_idx on plans (date_creation desc, id desc);
create index plans_titre_trigrammes_idx on plans using gin (recherche.sans_accents(titre) recherche.gin_trgm_ops);
`;

// A number of the series is given once: the last defence against two generators at work.
const echeances = `
create table echeances (
  id serial primary key,
  plan_id int not null,
  n int null,
  date_theorique date not null,
  date_due date not null,
  fenetre_debut date not null,
  fenetre_fin date not null,
  statut varchar(10) not null,
  motif text null,
  intervention_id int null,
  regroupee_dans int null,
  date_faite timestamptz null,
  is_dans_tolerance boolean null,
  date_generation timestamptz null,
  version int not null default 1
);
alter table echeances add constraint echeances_plan_n_key unique (plan_id, n);
alter table echeances add constraint echeances_intervention_key unique (intervention_id);
alter table echeances add constraint echeances_plan_id_foreign foreign key (plan_id) references plans (id);
alter table echeances add constraint echeances_intervention_id_foreign foreign key (intervention_id) references interventions (id) on delete set null;
alter table echeances add constraint echeances_regroupee_dans_foreign foreign key (regroupee_dans) references echeances (id) on delete set null;
alter table echeances
  add constraint echeances_statut_check check (statut in ('prevue', 'generee', 'faite', 'sautee', 'regroupee', 'annulee')),
  add constraint echeances_n_check check (n > 0),
  add constraint echeances_fenetre_check check (fenetre_debut <= date_due and date_due <= fenetre_fin),
  add constraint echeances_motif_check check (statut <> 'sautee' or motif is not null),
  add constraint echeances_faite_check check ((date_faite is null) = (is_dans_tolerance is null));
create index echeances_due_idx on echeances (date_due, id);
create index echeances_en_cours_idx on echeances (plan_id) where statut in ('prevue', 'generee');
create index echeances_regroupee_idx on echeances (regroupee_dans) where regroupee_dans is not null;
`;
