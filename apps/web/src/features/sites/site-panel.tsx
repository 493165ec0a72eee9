import type { SiteDetail } from '@mif/contract/sites';
import { SidePanel } from '@mif/ui/side-panel';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { SiteForm } from './site-form.tsx';

/**
 * A site to add to a client, or to change, beside the page.
 * @param mode `create`, the site to change, or null where the panel is closed
 */
export function SitePanel(props: {
  client: { id: number; nom: string };
  mode: 'create' | SiteDetail | null;
  onClose: () => void;
  onSaved?: (saved: SiteDetail) => void;
}) {
  const t = useTranslations('sites.form');
  const shown = useLastValue(props.mode ?? undefined);
  const site = shown === 'create' ? undefined : shown;
  return (
    <SidePanel
      isOpen={props.mode !== null}
      size="lg"
      title={site ? t('edit_title', { nom: site.nom }) : t('create_title', { nom: props.client.nom })}
      onClose={props.onClose}
    >
      <SiteForm
        key={site?.id ?? 'create'}
        clientId={props.client.id}
        site={site}
        onDone={(saved) => {
          props.onClose();
          if (saved) props.onSaved?.(saved);
        }}
      />
    </SidePanel>
  );
}
