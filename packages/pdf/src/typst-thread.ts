import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// One document, then the thread ends. Latin and Arabic in two weights, all of the SIL Open Font License.
const fonts = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
].map((path) => readFileSync(fileURLToPath(import.meta.resolve(path))));

const { template, facts } = workerData as { template: string; facts: string };
// This folder is all a template could read.
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] });
const compiled = compiler.compile({ mainFileContent: template, inputs: { facts } });
const document = compiled.result;
if (!document) throw new Error(`the template does not compile: ${JSON.stringify(compiled.takeError()?.shortDiagnostics ?? [])}`);
const pdf = new Uint8Array(compiler.pdf(document));
parentPort?.postMessage(pdf, [pdf.buffer]);
