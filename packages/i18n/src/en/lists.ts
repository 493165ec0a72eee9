import type { Messages } from '../messages.ts';
import type { lists as fr } from '../fr/lists.ts';

export const lists: Messages<typeof fr> = {
  views: 'Views',
  save_view: 'Save this view',
  view_name: 'Name of the view',
  view_shared: 'Share with my colleagues',
  view_is_shared: 'shared',
  view_saved: 'The view “{nom}” has been saved.',
  view_deleted: 'The view has been deleted.',
  delete_view: 'Delete the view “{nom}”',
  everything: 'Show everything',
  no_view: 'Filter or sort the list, then save it here to find it again.',
  move_up: 'Move the column {nom} forward',
  move_down: 'Move the column {nom} back',
  usual_columns: 'Usual columns',
  bulk: 'Actions on the selection',
  bulk_actions: { retire: 'Take out of service', deactivate: 'Deactivate', approve: 'Approve' },
  bulk_confirm: {
    equipements:
      '{n, plural, one {# piece of equipment goes out of service} other {# pieces of equipment go out of service}}: their history stays, nothing new is opened on them. What has open interventions, or parts still in service, is refused.',
    clients:
      '{n, plural, one {# client is deactivated} other {# clients are deactivated}}: their sites, equipment and history stay, they are no longer proposed.',
    techniciens:
      '{n, plural, one {# technician is no longer proposed} other {# technicians are no longer proposed}} for work. Their accounts and history stay.',
    users:
      '{n, plural, one {# account is deactivated} other {# accounts are deactivated}}: their sessions end and nobody signs in with them any more. You will be asked for your password.',
    absences:
      '{n, plural, one {# absence is approved} other {# absences are approved}} and the technicians are told. Those that already have their answer are refused.',
  },
  bulk_done: '{n, plural, =0 {Nothing was done.} one {Done for # row.} other {Done for # rows.}}',
  bulk_refused: '{n, plural, one {# row was refused:} other {# rows were refused:}}',
  bulk_one_done: 'Done',
  bulk_one_refused: 'Refused',
  export: 'Export',
  export_what: 'The whole list as it is filtered and sorted, also what is not shown yet.',
  export_filtered: 'The list is filtered: only its rows will be in the file.',
  export_format: 'Format',
  export_xlsx: 'Excel workbook',
  export_csv: 'CSV (semicolons)',
  export_columns: 'Columns',
  export_shown: 'Those shown',
  export_all: 'All',
  export_codes: 'Codes instead of labels, to import again',
  export_download: 'Download',
  export_stop: 'Stop',
  export_failed: 'The download did not complete. Try again.',
  export_done: 'The file {nom} has been downloaded.',
};
