import { Migration } from '@mikro-orm/migrations';

/** What is asked for, the labels it may be asked by, and how often. */
export class Demandes extends Migration {
  override up(): void {
    this.addSql(demandes);
    this.addSql(search);
    this.addSql(interventions);
    this.addSql(etiquettes);
    this.addSql(debits);
  }
}

const demandes = `
create table demandes (
  id serial primary key,
  reference varchar(20) not null,
  titre varchar(200) not null,
  description text null,
  statut varchar(20) not null,
  priorite varchar(20) not null,
  priorite_rang smallint not null generated always as
    (case priorite when 'critique' then 4 when 'haute' then 3 when 'programmee' then 2 when 'normale' then 1 else 0 end) stored,
  source varchar(20) not null,
  date_creation timestamptz not null,
  date_decision timestamptz null,
  decideur_id int null,
  motif_refus text null,
  client_id int not null,
  site_id int not null,
  equipement_id int null,
  auteur_id int null,
  contact_nom varchar(120) null,
  contact_telephone varchar(40) null,
  contact_email varchar(254) null,
  contact_langue varchar(2) null,
  doublon_de int null,
  intervention_id int null,
  suivi varchar(32) null,
  version int not null default 1
);
alter table demandes add constraint demandes_reference_key unique (reference);
alter table demandes add constraint demandes_suivi_key unique (suivi);
alter table demandes add constraint demandes_decideur_id_foreign foreign key (decideur_id) references users (id) on delete set null;
alter table demandes add constraint demandes_client_id_foreign foreign key (client_id) references clients (id);
alter table demandes add constraint demandes_site_id_foreign foreign key (site_id) references sites (id);
alter table demandes add constraint demandes_equipement_id_foreign foreign key (equipement_id) references equipements (id) on delete set null;
alter table demandes add constraint demandes_auteur_id_foreign foreign key (auteur_id) references users (id) on delete set null;
alter table demandes add constraint demandes_doublon_de_foreign foreign key (doublon_de) references demandes (id) on delete set null;
alter table demandes add constraint demandes_intervention_id_foreign foreign key (intervention_id) references interventions (id) on delete set null;
alter table demandes
  add constraint demandes_statut_check check (statut in ('soumise', 'acceptee', 'refusee', 'doublon', 'annulee')),
  add constraint demandes_priorite_check check (priorite in ('basse', 'normale', 'haute', 'critique', 'programmee')),
  add constraint demandes_source_check check (source in ('client', 'employe', 'qr')),
  add constraint demandes_decision_check check ((statut = 'soumise') = (date_decision is null)),
  add constraint demandes_refus_check check (statut <> 'refusee' or motif_refus is not null),
  add constraint demandes_acceptee_check check (statut <> 'acceptee' or intervention_id is not null),
  add constraint demandes_doublon_check check ((statut = 'doublon') or doublon_de is null),
  add constraint demandes_doublon_lien_check check (statut <> 'doublon' or num_nonnulls(doublon_de, intervention_id) = 1),
  add constraint demandes_soi_check check (doublon_de <> id);
create unique index demandes_intervention_unique on demandes (intervention_id) where statut = 'acceptee';
create index demandes_creation_idx on demandes (date_creation desc, id desc);
create index demandes_statut_creation_idx on demandes (statut, date_creation desc, id desc);
create index demandes_client_creation_idx on demandes (client_id, date_creation desc, id desc);
create index demandes_auteur_creation_idx on demandes (auteur_id, date_creation desc, id desc);
create index demandes_priorite_idx on demandes (priorite_rang desc, id desc);
create index demandes_equipement_idx on demandes (equipement_id);
create index demandes_site_idx on demandes (site_id);
create index demandes_intervention_idx on demandes (intervention_id);
`;

const search = `
alter table demandes add column recherche tsvector not null generated always as (
  setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(reference || ' ' || titre)), 'A')
  || setweight(to_tsvector('recherche.francais'::regconfig, recherche.mots(coalesce(description, ''))), 'B')
) stored;
create index demandes_recherche_idx on demandes using gin (recherche);
create index demandes_titre_trigrammes_idx on demandes using gin (recherche.sans_accents(titre) recherche.gin_trgm_ops);
`;

// The clock of an intervention that was asked for starts when it was.
const interventions = `
alter table interventions add column date_demande timestamptz null;
`;

// Every equipment has a label from the moment it exists, whichever way it came into being.
const etiquettes = `
create function nouveau_jeton() returns varchar language sql volatile parallel safe
  return rtrim(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), '=');
create table etiquettes (
  equipement_id int not null,
  jeton varchar(32) not null default nouveau_jeton(),
  renouvelee_at timestamptz null,
  primary key (equipement_id)
);
alter table etiquettes add constraint etiquettes_jeton_key unique (jeton);
alter table etiquettes add constraint etiquettes_equipement_id_foreign foreign key (equipement_id) references equipements (id) on update cascade on delete cascade;
insert into etiquettes (equipement_id) select id from equipements order by id;
create function etiqueter_equipements() returns trigger language plpgsql as $$
begin
  insert into etiquettes (equipement_id) select id from nouveaux;
  return null;
end $$;
create trigger equipements_etiquette after insert on equipements referencing new table as nouveaux
  for each statement execute function etiqueter_equipements();
`;

const debits = `
create table debits (
  cle varchar(120) not null primary key,
  debut timestamptz not null,
  compte int not null
);
`;
