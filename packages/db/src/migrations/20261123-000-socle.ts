import { Migration } from '@mikro-orm/migrations';

/** The tables of the first version. */
export class Socle extends Migration {
  override up(): void {
    this.addSql(tables);
  }
}

const tables = `
create table clients (
  id serial primary key,
  code varchar(40) not null,
  nom varchar(200) not null,
  ville varchar(120) null,
  adresse varchar(400) null,
  email varchar(254) null,
  telephone varchar(40) null,
  is_active boolean not null default true,
  created_at timestamptz not null default now()
);
alter table clients add constraint clients_code_key unique (code);
create table competences (
  id serial primary key,
  code varchar(40) not null,
  nom varchar(120) not null
);
alter table competences add constraint competences_code_key unique (code);
create table equipements (
  id serial primary key,
  code varchar(60) not null,
  nom varchar(200) not null,
  type varchar(80) not null,
  localisation varchar(200) null,
  frequence_entretien varchar(20) null,
  statut varchar(20) not null default 'operationnel',
  criticite varchar(20) not null default 'standard',
  numero_serie varchar(100) null,
  fabricant varchar(100) null,
  modele varchar(100) null,
  client_id int not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index equipements_nom_idx on equipements (nom, id);
alter table equipements add constraint equipements_client_code_key unique (client_id, code);
create table login_failures (
  cle varchar(320) not null,
  echecs int not null,
  dernier_echec_at timestamptz not null,
  bloque_jusqua timestamptz null,
  primary key (cle)
);
create table numerotations (
  serie varchar(20) not null,
  dernier int not null,
  primary key (serie)
);
create table users (
  id serial primary key,
  username varchar(60) not null,
  full_name varchar(120) not null,
  email varchar(254) not null,
  role varchar(20) not null,
  langue varchar(2) not null default 'fr',
  password_hash varchar(200) null,
  is_active boolean not null default true,
  client_id int null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table users add constraint users_username_key unique (username);
alter table users add constraint users_email_key unique (email);
create index users_client_id_idx on users (client_id);
create table techniciens (
  id serial primary key,
  user_id int not null,
  matricule varchar(40) not null,
  equipe varchar(80) null,
  telephone varchar(40) null,
  disponibilite varchar(20) not null default 'disponible',
  is_active boolean not null default true
);
alter table techniciens add constraint techniciens_user_id_key unique (user_id);
alter table techniciens add constraint techniciens_matricule_key unique (matricule);
create table technicien_competences (
  technicien_id int not null,
  competence_id int not null,
  niveau smallint not null,
  primary key (technicien_id, competence_id)
);
create table interventions (
  id serial primary key,
  reference varchar(20) not null,
  titre varchar(200) not null,
  description text null,
  type varchar(20) not null,
  statut varchar(20) not null,
  priorite varchar(20) not null,
  priorite_rang smallint generated always as (case priorite when 'critique' then 4 when 'haute' then 3 when 'programmee' then 2 when 'normale' then 1 else 0 end) stored not null,
  date_creation timestamptz not null,
  date_limite timestamptz null,
  date_debut_prevue timestamptz null,
  date_fin_prevue timestamptz null,
  date_affectation timestamptz null,
  date_debut_travaux timestamptz null,
  date_fin_travaux timestamptz null,
  date_cloture timestamptz null,
  motif_attente varchar(20) null,
  rapport text null,
  signature_nom varchar(120) null,
  signature_trace text null,
  motif_sans_signature text null,
  cout_centimes int null,
  devise varchar(3) not null default 'MAD',
  technicien_id int null,
  equipement_id int not null,
  client_id int not null,
  import_cle varchar(64) null,
  version int not null default 1
);
alter table interventions add constraint interventions_reference_key unique (reference);
alter table interventions add constraint interventions_import_cle_key unique (import_cle);
create table sessions (
  id uuid not null,
  user_id int not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz null,
  revoke_reason varchar(40) null,
  appareil varchar(400) null,
  adresse varchar(64) null,
  primary key (id)
);
create index sessions_user_id_idx on sessions (user_id);
create table refresh_tokens (
  id serial primary key,
  session_id uuid not null,
  token_hash varchar(64) not null,
  created_at timestamptz not null,
  used_at timestamptz null
);
create index refresh_tokens_session_id_idx on refresh_tokens (session_id);
alter table refresh_tokens add constraint refresh_tokens_token_hash_key unique (token_hash);
create table notifications (
  id serial primary key,
  user_id int not null,
  type varchar(20) not null,
  evenement varchar(40) not null,
  params jsonb not null,
  intervention_id int null,
  date_creation timestamptz not null,
  date_lecture timestamptz null
);
create index notifications_user_idx on notifications (user_id, id);
create table envois (
  id serial primary key,
  cle varchar(120) not null,
  notification_id int not null,
  statut varchar(20) not null,
  tentatives int not null default 0,
  derniere_erreur text null,
  created_at timestamptz not null,
  envoye_at timestamptz null
);
alter table envois add constraint envois_cle_key unique (cle);
create index envois_notification_id_idx on envois (notification_id);
create table intervention_temps (
  id serial primary key,
  intervention_id int not null,
  technicien_id int not null,
  date_debut timestamptz not null,
  minutes int not null,
  valide_at timestamptz null,
  valide_par_id int null
);
create index intervention_temps_intervention_id_idx on intervention_temps (intervention_id);
create table intervention_historique (
  id serial primary key,
  intervention_id int not null,
  action varchar(20) not null,
  de_statut varchar(20) null,
  vers_statut varchar(20) null,
  acteur_id int not null,
  version int not null,
  motif text null,
  command_id uuid null,
  date_serveur timestamptz not null,
  date_appareil timestamptz null,
  details jsonb null
);
create index intervention_historique_intervention_idx on intervention_historique (intervention_id, id);
create table import_mappings (
  id serial primary key,
  format varchar(40) not null,
  empreinte varchar(64) not null,
  mapping jsonb not null,
  user_id int not null,
  updated_at timestamptz not null
);
alter table import_mappings add constraint import_mappings_format_empreinte_key unique (format, empreinte);
create table equipement_historique (
  id serial primary key,
  equipement_id int not null,
  action varchar(20) not null,
  acteur_id int not null,
  date_serveur timestamptz not null,
  details jsonb null
);
create index equipement_historique_equipement_idx on equipement_historique (equipement_id, id);
create table commandes (
  command_id uuid not null,
  acteur_id int not null,
  nom varchar(60) not null,
  empreinte varchar(64) not null,
  created_at timestamptz not null default now(),
  intervention_id int null,
  primary key (command_id)
);
create table vues (
  id serial primary key,
  user_id int not null,
  liste varchar(40) not null,
  nom varchar(80) not null,
  requete varchar(2000) not null,
  is_partagee boolean not null default false
);
alter table vues add constraint vues_user_liste_nom_key unique (user_id, liste, nom);
alter table equipements add constraint equipements_client_id_foreign foreign key (client_id) references clients (id);
alter table users add constraint users_client_id_foreign foreign key (client_id) references clients (id) on delete set null;
alter table techniciens add constraint techniciens_user_id_foreign foreign key (user_id) references users (id);
alter table technicien_competences add constraint technicien_competences_technicien_id_foreign foreign key (technicien_id) references techniciens (id) on update cascade on delete cascade;
alter table technicien_competences add constraint technicien_competences_competence_id_foreign foreign key (competence_id) references competences (id) on update cascade on delete cascade;
alter table interventions add constraint interventions_technicien_id_foreign foreign key (technicien_id) references techniciens (id) on delete set null;
alter table interventions add constraint interventions_equipement_id_foreign foreign key (equipement_id) references equipements (id);
alter table interventions add constraint interventions_client_id_foreign foreign key (client_id) references clients (id);
alter table sessions add constraint sessions_user_id_foreign foreign key (user_id) references users (id);
alter table refresh_tokens add constraint refresh_tokens_session_id_foreign foreign key (session_id) references sessions (id);
alter table notifications add constraint notifications_user_id_foreign foreign key (user_id) references users (id);
alter table notifications add constraint notifications_intervention_id_foreign foreign key (intervention_id) references interventions (id) on delete set null;
alter table envois add constraint envois_notification_id_foreign foreign key (notification_id) references notifications (id);
alter table intervention_temps add constraint intervention_temps_intervention_id_foreign foreign key (intervention_id) references interventions (id);
alter table intervention_temps add constraint intervention_temps_technicien_id_foreign foreign key (technicien_id) references techniciens (id);
alter table intervention_temps add constraint intervention_temps_valide_par_id_foreign foreign key (valide_par_id) references users (id) on delete set null;
alter table intervention_historique add constraint intervention_historique_intervention_id_foreign foreign key (intervention_id) references interventions (id);
alter table intervention_historique add constraint intervention_historique_acteur_id_foreign foreign key (acteur_id) references users (id);
alter table import_mappings add constraint import_mappings_user_id_foreign foreign key (user_id) references users (id);
alter table equipement_historique add constraint equipement_historique_equipement_id_foreign foreign key (equipement_id) references equipements (id);
alter table equipement_historique add constraint equipement_historique_acteur_id_foreign foreign key (acteur_id) references users (id);
alter table commandes add constraint commandes_acteur_id_foreign foreign key (acteur_id) references users (id);
alter table vues add constraint vues_user_id_foreign foreign key (user_id) references users (id);
`;
