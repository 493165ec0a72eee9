import { Migration } from '@mikro-orm/migrations';

/** When a session's owner last gave his password again, for what is sensitive. */
export class Confirmation extends Migration {
  override up(): void {
    this.addSql('alter table sessions add column confirmed_at timestamptz null');
  }
}
