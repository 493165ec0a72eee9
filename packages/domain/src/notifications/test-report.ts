/** What a test's mail server reports. */
interface Report {
  /** Of the mail it had taken, with brackets and host. */
  messageId: string;
  adresse: string;
  action?: string;
  code?: string;
  diagnostic?: string;
  /** What of that mail comes back with it: its headers by default. */
  returned?: 'headers' | 'whole' | 'envelope';
}

/** A delivery status notification as mail servers write them. */
export function writeReport({ messageId, adresse, action = 'failed', code = '5.1.1', diagnostic, returned = 'headers' }: Report): Buffer {
  const original = `From: ERP MIF Maroc <ne-pas-repondre@mif.ma>\r\nTo: ${adresse}\r\nMessage-ID:\r\n ${messageId}\r\nSubject: Essai\r\n\r\n`;
  const parts = {
    headers: `Content-Type: text/rfc822-headers\r\n\r\n${original}`,
    whole: `Content-Type: message/rfc822\r\n\r\n${original}Bonjour.\r\n`,
    envelope: null,
  };
  const back = parts[returned];
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.exemple.ma (Mail Delivery System)',
      'To: ne-pas-repondre@mif.ma',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status;',
      '\tboundary="B1.abc/mx.exemple.ma"',
      '',
      '--B1.abc/mx.exemple.ma',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Your message could not be delivered.',
      '',
      '--B1.abc/mx.exemple.ma',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.exemple.ma',
      ...(returned === 'envelope' ? [`Original-Envelope-Id: ${messageId.replaceAll(/[<>]|@.*/g, '')}`] : []),
      '',
      `Final-Recipient: rfc822; ${adresse}`,
      `Action: ${action}`,
      `Status: ${code}`,
      `Diagnostic-Code: smtp; ${diagnostic ?? `550 ${code} <${adresse}>: Recipient address rejected:\r\n    User unknown`}`,
      '',
      ...(back === null ? [] : ['--B1.abc/mx.exemple.ma', back]),
      '--B1.abc/mx.exemple.ma--',
      '',
    ].join('\r\n'),
  );
}
