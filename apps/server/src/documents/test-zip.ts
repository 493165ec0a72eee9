import { zip } from '@mif/testing/zip';

const types = Buffer.from(
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);
/** A document of Word, with entries of one's own. */
export const docx = (more: Parameters<typeof zip>[0] = []) =>
  zip([{ name: '[Content_Types].xml', content: types }, { name: 'word/document.xml', content: Buffer.from('<document/>') }, ...more]);
