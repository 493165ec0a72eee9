import { Migration } from '@mikro-orm/migrations';

/** Thresholds are a setting: the mark of an escalation says after how many hours it came and whom it was for. */
export class SeuilsDesRappels extends Migration {
  override up(): void {
    this.addSql(`alter table rappels alter column seuil type varchar(40)`);
    this.addSql(`update rappels set seuil = 'escalade:4:admins' where seuil = 'escalade'`);
  }
}
