import { Textarea } from '@mantine/core';
import type { MotifAttente } from '@mif/contract/interventions';
import { BigButton } from '@mif/ui/big-button';
import {
  IconDots,
  IconDoorOff,
  IconFileInvoice,
  IconMoon,
  IconPackage,
  IconPlayerPause,
  IconShieldExclamation,
  IconUserOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BigChoices } from './big-choices.tsx';
import type { BigChoice } from './big-choices.tsx';
import { useFieldAction } from './field-action.ts';
import { Dock } from './dock.tsx';
import classes from './field.module.css';

const icons: Record<MotifAttente, BigChoice<MotifAttente>['icon']> = {
  piece: IconPackage,
  client: IconUserOff,
  acces: IconDoorOff,
  devis: IconFileInvoice,
  securite: IconShieldExclamation,
  fin_de_journee: IconMoon,
  autre: IconDots,
};

/** Why the work waits: one tap on a reason, a word more where the reason is another one. */
export function HoldStep({ row, onDone }: { row: { id: number; version: number; reference: string }; onDone: () => void }) {
  const t = useTranslations();
  const act = useFieldAction(row);
  const [reason, setReason] = useState<MotifAttente | null>(null);
  const [text, setText] = useState('');
  const motif = text.trim();
  const isLacking = reason === 'autre' && !motif;
  return (
    <>
      <div className={classes.grow}>
        <BigChoices
          name="motif_attente"
          legend={t('journee.hold_title')}
          isLegendHidden
          choices={(Object.keys(icons) as MotifAttente[]).map((value) => ({
            value,
            label: t(`interventions.motifs.${value}`),
            icon: icons[value],
          }))}
          selected={reason}
          onChange={setReason}
        />
        {reason ? (
          <Textarea
            className={classes.field}
            size="lg"
            label={reason === 'autre' ? t('journee.hold.detail_other') : `${t('journee.hold.detail')} (${t('common.words.optional')})`}
            value={text}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : null}
      </div>
      <Dock>
        <BigButton
          icon={<IconPlayerPause size={22} aria-hidden />}
          isDisabled={!reason || isLacking}
          onClick={() => {
            if (!reason) return;
            act({ action: 'hold', input: { motif_attente: reason, motif: motif || undefined } });
            onDone();
          }}
        >
          {t('journee.hold.submit')}
        </BigButton>
      </Dock>
    </>
  );
}
