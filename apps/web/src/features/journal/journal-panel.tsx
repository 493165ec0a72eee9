import type { JournalListItem, Objet } from '@mif/contract/journal';
import { DefinitionList } from '@mif/ui/definition-list';
import { SidePanel } from '@mif/ui/side-panel';
import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { useJournalWords } from './journal-words.ts';

/** Where a record is looked at. */
const pages: Partial<Record<Objet, (id: number) => { to: string; search?: Record<string, string> }>> = {
  user: (id) => ({ to: '/comptes', search: { fiche: String(id) } }),
  client: (id) => ({ to: '/clients', search: { fiche: String(id) } }),
  technicien: (id) => ({ to: '/techniciens', search: { fiche: String(id) } }),
  equipement: (id) => ({ to: `/equipements/${id}` }),
  intervention: (id) => ({ to: `/interventions/${id}` }),
  calendrier: (id) => ({ to: `/calendriers/${id}` }),
  jour_ferie: () => ({ to: '/calendriers' }),
};

/** Where a setting is looked at. */
const settings: Partial<Record<string, string>> = {
  second_facteur_roles: '/securite',
  travaux_retard_minutes: '/travaux',
  rappels_echeances: '/rappels',
};

/** Where what a line is about is looked at; null where it has no page. */
function pageOf({ objet, objet_id, objet_code }: JournalListItem): { to: string; search?: Record<string, string> } | null {
  const setting = objet === 'parametre' ? settings[objet_code ?? ''] : undefined;
  return setting ? { to: setting } : (pages[objet]?.(objet_id) ?? null);
}

/** One line of the journal: field by field, before and after. */
export function JournalPanel({ line, isOpen, onClose }: { line: JournalListItem | undefined; isOpen: boolean; onClose: () => void }) {
  const words = useJournalWords();
  const shown = useLastValue(line);
  return (
    <SidePanel isOpen={isOpen && line !== undefined} title={shown ? words.action(shown.action) : ''} onClose={onClose} size="lg">
      {shown ? <Line line={shown} /> : null}
    </SidePanel>
  );
}

function Line({ line }: { line: JournalListItem }) {
  const t = useTranslations('journal');
  const words = useJournalWords();
  const format = useFormat();
  const changes = Object.entries(line.changements);
  const page = pageOf(line);
  return (
    <>
      <DefinitionList
        items={[
          { label: t('fields.date_serveur'), value: format.instant(line.date_serveur, 'full') },
          { label: t('fields.acteur'), value: <bdi>{line.acteur.full_name}</bdi> },
          { label: t('fields.objet'), value: words.record(line) },
          { label: t('fields.is_sensible'), value: t(line.is_sensible ? 'yes' : 'no') },
        ]}
      />
      {changes.length > 0 ? (
        <Table verticalSpacing={8} horizontalSpacing={8} mt={18} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('fields.champ')}</Table.Th>
              <Table.Th>{t('fields.avant')}</Table.Th>
              <Table.Th>{t('fields.apres')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map(([name, { avant, apres }]) => (
              <Table.Tr key={name}>
                <Table.Td>{words.field(line, name)}</Table.Td>
                {[avant, apres].map((value, index) => (
                  <Table.Td key={index === 0 ? 'avant' : 'apres'} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                    <bdi>{words.value(name, value)}</bdi>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {page ? (
        <Button mt={20} variant="default" component={Link} to={page.to} search={page.search as never}>
          {t('list.open')}
        </Button>
      ) : null}
    </>
  );
}
