import { Textarea } from '@mantine/core';
import { BigButton } from '@mif/ui/big-button';
import { IconClock, IconHelmet, IconTool, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BigChoices } from './big-choices.tsx';
import { useFieldAction } from './field-action.ts';
import { Dock } from './dock.tsx';
import classes from './field.module.css';

const reasons = [
  { value: 'competence', icon: IconHelmet },
  { value: 'materiel', icon: IconTool },
  { value: 'retard', icon: IconClock },
] as const;

/** Gives work back before it began, with a reason the manager will read. */
export function GiveBackStep({ row, onDone }: { row: { id: number; version: number; reference: string }; onDone: () => void }) {
  const t = useTranslations('journee.give_back');
  const act = useFieldAction(row);
  const [motif, setMotif] = useState('');
  return (
    <>
      <div className={classes.grow}>
        <p className={classes.intro}>{t('text')}</p>
        <BigChoices
          name="raison"
          legend={t('title')}
          isLegendHidden
          choices={reasons.map(({ value, icon }) => ({ value, icon, label: t(`reasons.${value}`) }))}
          selected={reasons.find(({ value }) => t(`reasons.${value}`) === motif)?.value ?? null}
          onChange={(value) => setMotif(t(`reasons.${value}`))}
        />
        <Textarea
          className={classes.field}
          size="lg"
          label={t('motif')}
          value={motif}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => setMotif(event.currentTarget.value)}
        />
      </div>
      <Dock>
        <BigButton
          icon={<IconUserMinus size={22} aria-hidden />}
          isDisabled={!motif.trim()}
          onClick={() => {
            act({ action: 'unassign', input: { motif: motif.trim() } });
            onDone();
          }}
        >
          {t('submit')}
        </BigButton>
      </Dock>
    </>
  );
}
