/** Gives a file to the browser. */
export function saveFile(nom: string, content: string | Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content]));
  const link = document.createElement('a');
  link.href = url;
  link.download = nom;
  link.click();
  URL.revokeObjectURL(url);
}
