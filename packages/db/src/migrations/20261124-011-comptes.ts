import { Migration } from '@mikro-orm/migrations';

/** Links by e-mail, second factors, settings, and sessions whose end every server hears of. */
export class Comptes extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(streams);
  }
}

const tables = `
alter table users add column preferences_notifications jsonb not null default '{}';
alter table sessions add column is_enrolement_requis boolean not null default false;
create table liens (
  id serial primary key,
  user_id int not null,
  genre varchar(20) not null,
  alea varchar(64) not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz null,
  revoked_at timestamptz null
);
create index liens_user_id_idx on liens (user_id);
alter table liens add constraint liens_user_id_foreign foreign key (user_id) references users (id);
create table oublis (
  id serial primary key,
  email varchar(254) not null,
  created_at timestamptz not null
);
create table seconds_facteurs (
  user_id int not null primary key,
  secret_scelle varchar(200) not null,
  created_at timestamptz not null,
  active_at timestamptz null,
  dernier_pas int null
);
alter table seconds_facteurs add constraint seconds_facteurs_user_id_foreign foreign key (user_id) references users (id);
create table codes_secours (
  id serial primary key,
  user_id int not null,
  code_hash varchar(64) not null,
  used_at timestamptz null
);
alter table codes_secours add constraint codes_secours_user_code_key unique (user_id, code_hash);
alter table codes_secours add constraint codes_secours_user_id_foreign foreign key (user_id) references users (id);
create table parametres (
  id serial primary key,
  cle varchar(60) not null,
  valeur jsonb not null,
  version int not null default 1,
  updated_at timestamptz not null
);
alter table parametres add constraint parametres_cle_key unique (cle);
alter table envois alter column notification_id drop not null;
alter table envois add column modele varchar(40) not null default 'notification';
alter table envois add column lien_id int null;
create index envois_lien_id_idx on envois (lien_id);
alter table envois add constraint envois_lien_id_foreign foreign key (lien_id) references liens (id);
alter table envois add constraint envois_objet_check check ((modele = 'notification') = (notification_id is not null));
`;

// Every server forgets whom the session named, and ends the streams it holds.
const streams = `
create function annoncer_fin_de_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('sessions', new.user_id::text);
  return null;
end $$;
create trigger sessions_fin after update of revoked_at on sessions
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function annoncer_fin_de_session();
`;
