import { Radio, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import classes from './search-choices.module.css';

const PAUSE_MS = 200;

/** One of the rows found by typing, inside a filter's chip. `onSearch` gets the trimmed text once typing pauses. */
export function SearchChoices(props: {
  label: string;
  searchLabel: string;
  noneText: string;
  selected: number | null;
  /** undefined until the first answer. */
  found: { id: number; label: string }[] | undefined;
  onSearch: (q: string) => void;
  onChange: (id: number) => void;
}) {
  const search = useDebouncedCallback(props.onSearch, PAUSE_MS);
  return (
    <div className={classes.choices}>
      <TextInput
        size="xs"
        type="search"
        aria-label={props.searchLabel}
        placeholder={props.searchLabel}
        onChange={(event) => search(event.currentTarget.value.trim())}
        data-autofocus
      />
      {props.found?.length === 0 ? <p className={classes.none}>{props.noneText}</p> : null}
      <Radio.Group
        aria-label={props.label}
        value={props.selected === null ? null : String(props.selected)}
        onChange={(value) => props.onChange(Number(value))}
      >
        <div className={classes.options}>
          {props.found?.map((row) => (
            <Radio key={row.id} size="xs" value={String(row.id)} label={<bdi>{row.label}</bdi>} />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
