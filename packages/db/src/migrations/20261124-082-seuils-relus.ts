import { Migration } from '@mikro-orm/migrations';

/** Thresholds are told from all readings of their plan each time, so that the order they come in does not matter. */
export class SeuilsRelus extends Migration {
  override up(): void {
    this.addSql(`
alter table plans add column compteur_depuis timestamptz null;
update plans set compteur_depuis = greatest(date_creation, (depuis || ' 00:00Z')::timestamptz) where compteur_id is not null;
alter table plans drop column compteur_passe, drop column compteur_vu_at;
`);
  }
}
