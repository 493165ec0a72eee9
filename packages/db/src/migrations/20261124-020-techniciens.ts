import { Migration } from '@mikro-orm/migrations';

/** Working hours, on-call, absences and certificates; availability is derived from them and no longer set by hand. */
export class Techniciens extends Migration {
  override up(): void {
    this.addSql(columns);
    this.addSql(tables);
    this.addSql(absents);
  }
}

const columns = `
alter table techniciens
  add column vehicule varchar(120) null,
  add column base_adresse varchar(400) null,
  add column base_latitude double precision null,
  add column base_longitude double precision null,
  add column horaires jsonb null,
  add constraint techniciens_base_check check ((base_latitude is null) = (base_longitude is null));
alter table competences
  add column is_active boolean not null default true,
  add column version int not null default 1;
`;

const tables = `
create table astreintes (
  id serial primary key,
  technicien_id int not null,
  debut timestamptz not null,
  fin timestamptz not null,
  note varchar(200) null,
  constraint astreintes_periode_check check (fin > debut)
);
create index astreintes_technicien_idx on astreintes (technicien_id, debut);
create table absences (
  id serial primary key,
  technicien_id int not null,
  type varchar(20) not null,
  statut varchar(20) not null,
  debut timestamptz not null,
  fin timestamptz not null,
  date_debut date null,
  date_fin date null,
  motif varchar(500) null,
  motif_decision varchar(500) null,
  demandee_par_id int not null,
  decidee_par_id int null,
  decidee_at timestamptz null,
  created_at timestamptz not null,
  version int not null default 1,
  constraint absences_type_check check (type in ('conge', 'maladie', 'formation', 'autre')),
  constraint absences_statut_check check (statut in ('demandee', 'approuvee', 'refusee', 'annulee')),
  constraint absences_periode_check check (fin > debut),
  constraint absences_jours_check check ((date_debut is null) = (date_fin is null))
);
create index absences_technicien_idx on absences (technicien_id, debut);
create index absences_debut_idx on absences (debut desc, id desc);
create table types_habilitation (
  id serial primary key,
  code varchar(40) not null,
  nom varchar(120) not null,
  validite_mois int null,
  is_bloquante boolean not null default true,
  is_active boolean not null default true,
  version int not null default 1
);
alter table types_habilitation add constraint types_habilitation_code_key unique (code);
create table habilitations (
  id serial primary key,
  technicien_id int not null,
  type_id int not null,
  numero varchar(80) null,
  organisme varchar(160) null,
  date_obtention date not null,
  date_expiration date null,
  is_active boolean not null default true,
  version int not null default 1,
  constraint habilitations_dates_check check (date_expiration >= date_obtention)
);
create index habilitations_technicien_idx on habilitations (technicien_id, type_id);
create index habilitations_expiration_idx on habilitations (date_expiration, id);
create table habilitation_alertes (
  habilitation_id int not null,
  date_expiration date not null,
  seuil smallint not null,
  created_at timestamptz not null,
  primary key (habilitation_id, date_expiration, seuil)
);
alter table astreintes add constraint astreintes_technicien_id_foreign foreign key (technicien_id) references techniciens (id);
alter table absences add constraint absences_technicien_id_foreign foreign key (technicien_id) references techniciens (id);
alter table absences add constraint absences_demandee_par_id_foreign foreign key (demandee_par_id) references users (id);
alter table absences add constraint absences_decidee_par_id_foreign foreign key (decidee_par_id) references users (id) on delete set null;
alter table habilitations add constraint habilitations_technicien_id_foreign foreign key (technicien_id) references techniciens (id);
alter table habilitations add constraint habilitations_type_id_foreign foreign key (type_id) references types_habilitation (id);
alter table habilitation_alertes add constraint habilitation_alertes_habilitation_id_foreign foreign key (habilitation_id) references habilitations (id);
`;

// Who was set absent by hand stays so for a week: long enough for a manager to say until when.
const absents = `
insert into absences (technicien_id, type, statut, debut, fin, motif, demandee_par_id, decidee_par_id, decidee_at, created_at)
select t.id, 'autre', 'approuvee', now(), now() + interval '7 days', 'Absence saisie avant le planning : à préciser', s.id, s.id, now(), now()
from techniciens t, (select id from users where role = 'systeme' order by id limit 1) s
where t.disponibilite = 'absent';
alter table techniciens drop column disponibilite;
`;
