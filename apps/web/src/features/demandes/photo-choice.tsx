import { ActionIcon, Button } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import classes from './demandes.module.css';

/** A photo that was chosen, and where it can be looked at. */
interface Shown {
  file: File;
  url: string;
}

/**
 * Photos to send with what is being written: one tap opens the camera of a phone.
 * @param max how many
 */
export function PhotoChoice(props: {
  label: string;
  removeLabel: string;
  max: number;
  files: readonly File[];
  onChange: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const shown = usePreviews(props.files);
  return (
    <div className={classes.stack}>
      {shown.length > 0 ? (
        <ul className={classes.photos}>
          {shown.map(({ file, url }) => (
            <li key={url} className={classes.photo}>
              <img src={url} alt={file.name} />
              <ActionIcon
                size={26}
                variant="default"
                aria-label={props.removeLabel}
                onClick={() => props.onChange(props.files.filter((each) => each !== file))}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        hidden
        onChange={(event) => {
          props.onChange([...props.files, ...(event.currentTarget.files ?? [])].slice(0, props.max));
          event.currentTarget.value = '';
        }}
      />
      {props.files.length < props.max ? (
        <div>
          <Button variant="default" leftSection={<IconCamera size={18} aria-hidden />} onClick={() => input.current?.click()}>
            {props.label}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function usePreviews(files: readonly File[]): Shown[] {
  const shown = useMemo(() => files.map((file) => ({ file, url: URL.createObjectURL(file) })), [files]);
  useEffect(
    () => () => {
      for (const { url } of shown) URL.revokeObjectURL(url);
    },
    [shown],
  );
  return shown;
}
