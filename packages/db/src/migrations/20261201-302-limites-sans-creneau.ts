import { Migration } from '@mikro-orm/migrations';

/** The deadlines of one technician or one client on a calendar: open work that has no slot. */
export class LimitesSansCreneau extends Migration {
  override up(): void {
    for (const owner of ['technicien', 'client']) {
      this.addSql(
        `create index interventions_${owner}_sans_creneau_idx on interventions (${owner}_id, date_limite, id) where statut in ('ouverte', 'affectee', 'en_cours', 'en_attente') and date_debut_prevue is null`,
      );
    }
  }
}
