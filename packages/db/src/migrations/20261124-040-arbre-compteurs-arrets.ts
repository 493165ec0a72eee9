import { Migration } from '@mikro-orm/migrations';

/** Equipment as a tree, with the fields of its type, its meters and its downtime. */
export class ArbreCompteursArrets extends Migration {
  override up(): void {
    this.addSql(tree);
    this.addSql(names);
    this.addSql(types);
    this.addSql(meters);
    this.addSql(downtime);
  }
}

// The path of an equipment is made of ids, never of what people write. It is written when a row is born and by a move
// alone; a check holds it to the row's parent, so that nothing else can bend the tree.
const tree = `
create extension ltree;
alter table equipements
  add column parent_id int null,
  add column chemin ltree null,
  add column date_mise_en_service date null,
  add column date_fin_garantie date null,
  add column valeurs jsonb not null default '{}';
update equipements set chemin = id::text::ltree;
alter table equipements alter column chemin set not null;
alter table equipements add constraint equipements_id_site_key unique (id, site_id);
alter table equipements
  add constraint equipements_parent_site_foreign foreign key (parent_id, site_id) references equipements (id, site_id),
  add constraint equipements_chemin_check check (
    subpath(chemin, -1)::text = id::text
    and parent_id is not distinct from case when nlevel(chemin) > 1 then subpath(chemin, -2, 1)::text::int end
  ),
  add constraint equipements_profondeur_check check (nlevel(chemin) <= 100),
  add constraint equipements_garantie_check check (date_fin_garantie >= date_mise_en_service);
create index equipements_chemin_idx on equipements using gist (chemin);
create index equipements_enfants_idx on equipements (parent_id, nom, id);
create index equipements_racines_idx on equipements (site_id, nom, id) where parent_id is null;
create function placer_equipement() returns trigger language plpgsql as $$
declare
  au_dessus ltree;
begin
  if new.parent_id is not null then
    -- A move of the same client's tree waits, or is waited for: the path read here is the one that stays.
    perform pg_advisory_xact_lock_shared(727040, new.client_id);
    select e.chemin into au_dessus from equipements e where e.id = new.parent_id;
  end if;
  new.chemin := case when au_dessus is null then new.id::text::ltree else au_dessus || new.id::text end;
  return new;
end $$;
create trigger equipements_place before insert on equipements
  for each row execute function placer_equipement();
`;

// Names that were there twice get their code behind them, with a line of the journal.
const names = `
with doubles as (
  select id, nom, row_number() over (partition by site_id, recherche.sans_accents(nom) order by id) as rang
  from equipements where statut <> 'retire'
), renommes as (
  update equipements e
  set nom = left(d.nom, 197 - length(e.code)) || ' (' || e.code || ')', version = e.version + 1
  from doubles d where d.id = e.id and d.rang > 1
  returning e.id, d.nom as avant, e.nom as apres
)
insert into journal (objet, objet_id, action, acteur_id, date_serveur, changements, is_sensible)
  select 'equipement', r.id, 'update', u.id, now(),
    jsonb_build_object('nom', jsonb_build_object('avant', r.avant, 'apres', r.apres)), false
  from renommes r, users u where u.role = 'systeme';
create unique index equipements_site_nom_key on equipements (site_id, recherche.sans_accents(nom)) where statut <> 'retire';
`;

const types = `
create table types_equipement (
  id serial primary key,
  nom varchar(80) not null,
  icone varchar(40) null,
  champs jsonb not null,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index types_equipement_nom_key on types_equipement (recherche.sans_accents(nom));
insert into types_equipement (nom, champs)
  select distinct on (recherche.sans_accents(type)) type, '[]' from equipements order by recherche.sans_accents(type), id;
create index equipements_type_idx on equipements (recherche.sans_accents(type));
`;

const meters = `
create table compteurs (
  id serial primary key,
  equipement_id int not null,
  nom varchar(80) not null,
  unite varchar(20) not null,
  genre varchar(12) not null,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now()
);
alter table compteurs add constraint compteurs_equipement_id_foreign foreign key (equipement_id) references equipements (id);
alter table compteurs add constraint compteurs_genre_check check (genre in ('cumulatif', 'jauge'));
create unique index compteurs_equipement_nom_key on compteurs (equipement_id, recherche.sans_accents(nom));
create table releves (
  id serial primary key,
  compteur_id int not null,
  genre varchar(12) not null,
  valeur numeric(15,3) not null,
  ancienne_valeur numeric(15,3) null,
  date_releve timestamptz not null,
  acteur_id int not null,
  intervention_id int null,
  commentaire varchar(500) null,
  created_at timestamptz not null default now(),
  annule_at timestamptz null,
  annule_par_id int null,
  motif_annulation varchar(500) null
);
alter table releves add constraint releves_compteur_id_foreign foreign key (compteur_id) references compteurs (id);
alter table releves add constraint releves_acteur_id_foreign foreign key (acteur_id) references users (id);
alter table releves add constraint releves_intervention_id_foreign foreign key (intervention_id) references interventions (id) on delete set null;
alter table releves add constraint releves_annule_par_id_foreign foreign key (annule_par_id) references users (id) on delete set null;
alter table releves
  add constraint releves_genre_check check (genre in ('releve', 'changement')),
  add constraint releves_changement_check check ((genre = 'changement') = (ancienne_valeur is not null)),
  add constraint releves_annulation_check check ((annule_at is null) = (motif_annulation is null));
create unique index releves_compteur_date_key on releves (compteur_id, date_releve) where annule_at is null;
create index releves_compteur_date_idx on releves (compteur_id, date_releve desc, id desc);
create index releves_changements_idx on releves (compteur_id, date_releve) where genre = 'changement' and annule_at is null;
`;

const downtime = `
create extension btree_gist;
create table arrets (
  id serial primary key,
  equipement_id int not null,
  cause varchar(14) not null,
  date_debut timestamptz not null,
  date_fin timestamptz null,
  commentaire varchar(500) null,
  acteur_id int not null,
  version int not null default 1,
  created_at timestamptz not null default now()
);
alter table arrets add constraint arrets_equipement_id_foreign foreign key (equipement_id) references equipements (id);
alter table arrets add constraint arrets_acteur_id_foreign foreign key (acteur_id) references users (id);
alter table arrets
  add constraint arrets_cause_check check (cause in ('panne', 'planifie', 'environnement', 'exploitation')),
  add constraint arrets_dates_check check (date_fin >= date_debut),
  add constraint arrets_equipement_periode_excl
    exclude using gist (equipement_id with =, tstzrange(date_debut, date_fin) with &&);
create index arrets_equipement_debut_idx on arrets (equipement_id, date_debut desc, id desc);
`;
