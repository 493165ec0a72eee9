import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import type { Fermeture } from '@mif/contract/calendriers';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './calendriers.module.css';

/** The days on which a company is closed besides its hours and the holidays. */
export function ClosuresField(props: {
  value: readonly Fermeture[];
  /** What is wrong with each, by its place. */
  errors: readonly (string | undefined)[];
  onChange: (value: Fermeture[]) => void;
}) {
  const t = useTranslations('calendriers');
  const change = (index: number, more: Partial<Fermeture>) =>
    props.onChange(props.value.map((each, place) => (place === index ? { ...each, ...more } : each)));
  return (
    <Input.Wrapper label={t('fields.fermetures')} description={t('form.fermetures_help')}>
      {props.value.map((fermeture, index) => (
        <div key={index} className={classes.closure}>
          <TextInput
            label={t('form.fermeture_motif')}
            value={fermeture.motif}
            error={props.errors[index]}
            onChange={(event) => change(index, { motif: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            dir="ltr"
            label={t('form.fermeture_debut')}
            value={fermeture.debut}
            onChange={(event) => change(index, { debut: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            dir="ltr"
            label={t('form.fermeture_fin')}
            value={fermeture.fin}
            onChange={(event) => change(index, { fin: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('form.remove_fermeture')}
            onClick={() => props.onChange(props.value.filter((_each, place) => place !== index))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => props.onChange([...props.value, { debut: '', fin: '', motif: '' }])}
        >
          {t('form.add_fermeture')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
