import { Migration } from '@mikro-orm/migrations';

/** What a client company is known by to the administration, and whom to call there. */
export class ClientsEtContacts extends Migration {
  override up(): void {
    this.addSql(`
alter table clients
  add column raison_sociale varchar(200) null,
  add column forme_juridique varchar(30) null,
  add column ice varchar(15) null,
  add column identifiant_fiscal varchar(8) null,
  add column rc varchar(7) null,
  add column rc_tribunal varchar(120) null,
  add column taxe_professionnelle varchar(8) null,
  add column cnss varchar(7) null,
  add column code_postal varchar(12) null,
  add column langue varchar(2) not null default 'fr',
  add column notes text null,
  add column updated_at timestamptz not null default now();
update clients set updated_at = created_at;
alter table clients add constraint clients_ice_key unique (ice);
alter table clients add constraint clients_ice_check check (ice ~ '^\\d{15}$');
create table contacts (
  id serial primary key,
  client_id int not null,
  site_id int null,
  nom varchar(120) not null,
  fonction varchar(120) null,
  telephone varchar(20) null,
  mobile varchar(20) null,
  email varchar(254) null,
  is_principal boolean not null default false,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now()
);
alter table contacts add constraint contacts_client_id_foreign foreign key (client_id) references clients (id);
alter table contacts add constraint contacts_site_id_foreign foreign key (site_id) references sites (id) on delete set null;
create index contacts_client_id_idx on contacts (client_id);
create index contacts_site_id_idx on contacts (site_id);
create unique index contacts_principal_client_key on contacts (client_id) where is_principal and is_active and site_id is null;
create unique index contacts_principal_site_key on contacts (site_id) where is_principal and is_active;
create function verifier_site_contact() returns trigger language plpgsql as $$
begin
  if new.site_id is not null and not exists (select 1 from sites s where s.id = new.site_id and s.client_id = new.client_id) then
    raise exception 'site % is not of client %', new.site_id, new.client_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger contacts_site_du_client before insert or update of site_id, client_id on contacts
  for each row execute function verifier_site_contact();
`);
  }
}
