import { Migration } from '@mikro-orm/migrations';

/** One journal for the changes of every record, the sites of clients, and versions of what people edit. */
export class JournalEtSites extends Migration {
  override up(): void {
    this.addSql(journal);
    this.addSql(sites);
    this.addSql(others);
  }
}

// The lines of equipements move into the journal under numbers of its own, in their order.
const journal = `
create table journal (
  id serial primary key,
  objet varchar(30) not null,
  objet_id int not null,
  action varchar(40) not null,
  acteur_id int not null,
  date_serveur timestamptz not null,
  changements jsonb not null,
  is_sensible boolean not null default false
);
alter table journal add constraint journal_acteur_id_foreign foreign key (acteur_id) references users (id);
insert into journal (objet, objet_id, action, acteur_id, date_serveur, changements)
  select 'equipement', equipement_id, action, acteur_id, date_serveur, coalesce(details, '{}'::jsonb) from equipement_historique order by id;
drop table equipement_historique;
create index journal_objet_idx on journal (objet, objet_id, id);
create index journal_acteur_idx on journal (acteur_id, id);
create index journal_sensible_idx on journal (id) where is_sensible;
create trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function refuser_modification();
`;

const sites = `
create table sites (
  id serial primary key,
  client_id int not null,
  code varchar(40) not null,
  nom varchar(200) not null,
  adresse varchar(400) null,
  code_postal varchar(12) null,
  ville varchar(120) null,
  latitude double precision null,
  longitude double precision null,
  instructions_acces text null,
  horaires jsonb null,
  langue varchar(2) null,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table sites add constraint sites_client_id_foreign foreign key (client_id) references clients (id);
alter table sites add constraint sites_client_code_key unique (client_id, code);
alter table sites add constraint sites_client_nom_key unique (client_id, nom);
alter table sites
  add constraint sites_latitude_check check (latitude between -90 and 90),
  add constraint sites_longitude_check check (longitude between -180 and 180),
  add constraint sites_coordonnees_check check ((latitude is null) = (longitude is null));
insert into sites (client_id, code, nom, adresse, ville, is_active)
  select id, 'S-01', 'Site principal', adresse, ville, is_active from clients order by id;
alter table equipements add column site_id int null;
update equipements e set site_id = s.id from sites s where s.client_id = e.client_id;
alter table equipements alter column site_id set not null;
alter table equipements add constraint equipements_site_id_foreign foreign key (site_id) references sites (id);
create index equipements_site_id_idx on equipements (site_id);
create function verifier_site_equipement() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from sites s where s.id = new.site_id and s.client_id = new.client_id) then
    raise exception 'site % is not of client %', new.site_id, new.client_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger equipements_site_du_client before insert or update of site_id, client_id on equipements
  for each row execute function verifier_site_equipement();
`;

const others = `
alter table users add column version int not null default 1;
alter table clients add column version int not null default 1;
alter table techniciens add column version int not null default 1;
alter table notifications add column objet varchar(30) null, add column objet_id int null;
alter table notifications add constraint notifications_objet_check check ((objet is null) = (objet_id is null));
`;
