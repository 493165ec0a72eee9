import { Migration } from '@mikro-orm/migrations';

/** Who is told what, when and by which channel; reminders, devices, and a number of notifications in the order of their commits. */
export class Envois extends Migration {
  override up(): void {
    this.addSql(preferences);
    this.addSql(notifications);
    this.addSql(deliveries);
    this.addSql(reminders);
    this.addSql(devices);
  }
}

// What somebody had turned off stays off under the finer kinds.
const preferences = `
alter table users
  add column silence_debut varchar(5) null,
  add column silence_fin varchar(5) null,
  add column rythme_email varchar(10) not null default 'immediat',
  add column heure_resume varchar(5) not null default '07:00',
  add column email_rejete_at timestamptz null,
  add column email_rejete_motif varchar(300) null;
alter table users add constraint users_silence_check check ((silence_debut is null) = (silence_fin is null));
update users set preferences_notifications = jsonb_strip_nulls(jsonb_build_object(
  'demande', preferences_notifications->'information',
  'absence', preferences_notifications->'information',
  'habilitation', preferences_notifications->'rappel'
)) || preferences_notifications where preferences_notifications <> '{}';
`;

// The trigger runs at commit, one transaction after the other: whoever reads number 7 reads every number below it that there will
// ever be. pg_notify makes commits queue anyway; this lock only begins that queue a moment earlier.
const notifications = `
update notifications set type = case
  when evenement like 'demande\\_%' then 'demande'
  when evenement like 'absence\\_%' then 'absence'
  when evenement = 'habilitation_expire' then 'habilitation'
  else type end;
alter table notifications
  add column is_urgente boolean not null default false,
  add column is_silencieuse boolean not null default false,
  add column rang int null;
update notifications set rang = id, is_silencieuse = date_lecture is not distinct from date_creation;
create index notifications_user_rang_idx on notifications (user_id, rang);
create sequence notifications_rang_seq as int;
select setval('notifications_rang_seq', (select max(id) + 1 from notifications)) where exists (select from notifications);
drop trigger notifications_annonce on notifications;
create or replace function annoncer_notification() returns trigger language plpgsql as $$
declare
  numero int;
begin
  perform pg_advisory_xact_lock(hashtextextended('notifications.rang', 0));
  numero := nextval('notifications_rang_seq');
  update notifications set rang = numero where id = new.id;
  if found then
    perform pg_notify('notifications', json_build_object('id', new.id, 'user_id', new.user_id)::text);
  end if;
  return null;
end $$;
create constraint trigger notifications_annonce after insert on notifications deferrable initially deferred
  for each row execute function annoncer_notification();
`;

const deliveries = `
alter table envois
  add column canal varchar(10) not null default 'email',
  add column user_id int null,
  add column prevu_at timestamptz null,
  add column relances int not null default 0,
  add column resume_id int null,
  add column abonnement_id int null;
update envois e set user_id = n.user_id from notifications n where n.id = e.notification_id;
update envois e set user_id = l.user_id from liens l where l.id = e.lien_id;
update envois set prevu_at = created_at;
alter table envois alter column user_id set not null;
alter table envois alter column prevu_at set not null;
alter table envois add constraint envois_user_id_foreign foreign key (user_id) references users (id);
alter table envois add constraint envois_resume_id_foreign foreign key (resume_id) references envois (id) on delete set null;
create index envois_user_id_idx on envois (user_id);
create index envois_resume_id_idx on envois (resume_id);
create index envois_ouverts_idx on envois (statut, prevu_at) where statut in ('a_envoyer', 'a_grouper', 'echoue');
`;

// What was overdue before the product told of it is not told now.
const reminders = `
create table rappels (
  intervention_id int not null,
  seuil varchar(20) not null,
  date_limite timestamptz not null,
  created_at timestamptz not null,
  primary key (intervention_id, seuil, date_limite)
);
alter table rappels add constraint rappels_intervention_id_foreign foreign key (intervention_id) references interventions (id);
insert into rappels (intervention_id, seuil, date_limite, created_at)
select i.id, s.seuil, i.date_limite, now()
from interventions i cross join (values ('retard'), ('escalade')) as s (seuil)
where i.date_limite < now() and i.statut in ('ouverte', 'affectee', 'en_cours', 'en_attente');
`;

const devices = `
create table abonnements_push (
  id serial primary key,
  user_id int not null,
  session_id uuid null,
  endpoint text not null,
  p256dh varchar(120) not null,
  auth varchar(60) not null,
  appareil varchar(200) null,
  created_at timestamptz not null,
  dernier_succes_at timestamptz null
);
alter table abonnements_push add constraint abonnements_push_endpoint_key unique (endpoint);
create index abonnements_push_user_id_idx on abonnements_push (user_id);
create index abonnements_push_session_id_idx on abonnements_push (session_id);
alter table abonnements_push add constraint abonnements_push_user_id_foreign foreign key (user_id) references users (id);
alter table abonnements_push add constraint abonnements_push_session_id_foreign foreign key (session_id) references sessions (id) on delete set null;
create table cles_push (
  nom varchar(20) not null primary key,
  cle_publique varchar(120) not null,
  cle_privee_scellee varchar(300) not null,
  created_at timestamptz not null
);
alter table envois add constraint envois_abonnement_id_foreign foreign key (abonnement_id) references abonnements_push (id) on delete set null;
create index envois_abonnement_id_idx on envois (abonnement_id);
`;
