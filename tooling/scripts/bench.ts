import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '@mif/db/cluster';
import { migrate } from '@mif/db/migrate';
import { Client } from 'pg';
import { BENCH_ACCOUNT, fillDatabase, fillTree } from './bench-data.ts';
import { measureLatencies, measureRates, type Target } from './bench-load.ts';
import { measureMails } from './bench-mails.ts';
import { measureGenerator } from './bench-plans.ts';
import { measureFirstLoad } from './bench-page.ts';
import { startBenchServer, type BenchServer } from './bench-server.ts';
import { measureStreams } from './bench-streams.ts';
import { measureUploads } from './bench-uploads.ts';
import { buildWeb } from './web-build.ts';

// Every figure of the product, measured in one run against a bare node:http and pg server doing the same SQL. The
// machine's noise falls on both, so ratios are what counts. `--quick` measures a tenth as long, on smaller tables.
const isQuick = process.argv.includes('--quick');
const sizes = isQuick ? { small: 5000, middle: 20_000, large: 100_000 } : { small: 10_000, middle: 100_000, large: 1_000_000 };
const load = isQuick ? { turns: 1, seconds: 2 } : { turns: 5, seconds: 4 };

interface Figure {
  name: string;
  measured: string;
  goal: string;
  isMet: boolean;
}

const figures: Figure[] = [];
const scratch = mkdtempSync(join(tmpdir(), 'mif-bench-'));
const servers: BenchServer[] = [];
const cluster = await startCluster({ dataDir: scratch, log: () => undefined });

try {
  const middle = await bringDatabase('middle', sizes.middle);
  await measureThroughput(middle);
  await measureFiles(middle);
  await measureNotifications(middle);
  // The readers of the streams are managers: in a database with five hundred of them each is told of each plan.
  await measurePlans(await bringDatabase('plans', sizes.middle));
  const small = await bringDatabase('small', sizes.small);
  const large = await bringDatabase('large', sizes.large);
  await measureGrowth(small, large);
  await measureTree();
  await measurePage();
} finally {
  for (const server of servers) await server.stop();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
  // What was measured before something broke is worth seeing too.
  show();
}

async function bringDatabase(name: string, count: number): Promise<string> {
  const started = performance.now();
  const admin = new Client({ connectionString: cluster.url });
  await admin.connect();
  await admin.query(`create database bench_${name}`);
  await admin.end();
  const url = new URL(cluster.url);
  url.pathname = `/bench_${name}`;
  await migrate(url.href);
  await fillDatabase(url.href, count);
  say(`${count.toLocaleString('en')} interventions in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return url.href;
}

async function serve(entry: 'product' | 'bare', url: string): Promise<BenchServer> {
  const server = await startBenchServer(entry, url, scratch);
  servers.push(server);
  return server;
}

async function measureThroughput(url: string): Promise<void> {
  const [product, bare] = [await serve('product', url), await serve('bare', url)];
  const session = await product.signIn(BENCH_ACCOUNT);
  const { headers } = session;
  const input = encodeURIComponent(JSON.stringify({ json: { limit: 50 } }));
  say('list, 50 rows with equipment and technician');
  const lists = await measureRates(
    [
      { name: 'bare', url: `${bare.url}/` },
      { name: 'tRPC', url: `${product.url}/trpc/interventions.list?input=${input}`, headers },
      { name: 'REST', url: `${product.url}/api/v1/interventions?limit=50`, headers },
    ],
    { ...load, connections: 10 },
  );
  addRatio('interventions.list by tRPC, to bare', lists, 'tRPC', 0.7);
  addRatio('interventions.list by REST, to bare', lists, 'REST', 0.65);

  say('create: intervention, history, notification and job in one transaction');
  let serial = 0;
  const facts = () => ({ titre: `Essai ${(serial += 1)}`, equipement_id: 1 + (serial % 400), technicien_id: 1 + (serial % 150) });
  const creations = await measureRates(
    [
      { name: 'bare', url: `${bare.url}/`, method: 'POST', body: () => JSON.stringify({ ...facts(), acteur_id: session.user_id }) },
      {
        name: 'tRPC',
        url: `${product.url}/trpc/interventions.create`,
        method: 'POST',
        headers,
        body: () => JSON.stringify({ json: facts() }),
      },
    ],
    { ...load, connections: 10 },
  );
  addRatio('interventions.create, to bare', creations, 'tRPC', 0.5);
  await Promise.all([product.stop(), bare.stop()]);
}

function addRatio(name: string, rates: ReadonlyMap<string, number>, product: string, goal: number): void {
  const bareRate = rates.get('bare') ?? Number.NaN;
  const rate = rates.get(product) ?? Number.NaN;
  const ratio = rate / bareRate;
  figures.push({
    name,
    measured: `${ratio.toFixed(2)} (${rate.toFixed(0)} of ${bareRate.toFixed(0)} a second)`,
    goal: `≥ ${goal}`,
    isMet: ratio >= goal,
  });
}

async function measureGrowth(smallUrl: string, largeUrl: string): Promise<void> {
  const [small, large] = [await serve('product', smallUrl), await serve('product', largeUrl)];
  const questions: Record<string, object[]> = {
    list: [{}, { sort: 'date_limite' }, { sort: '-priorite' }, { sort: '-reference' }],
    filter: [
      { statut: ['ouverte', 'affectee'] },
      { technicien_id: 12 },
      { equipement_id: 77 },
      { type: ['corrective'], priorite: ['critique'] },
      { en_retard: 'oui' },
      { client_id: 9, statut: ['en_cours'] },
    ],
    search: [
      { q: 'pompe' },
      { q: 'fuite vérin' },
      { q: 'repère R77' },
      { q: 'BX-00000123' },
      { q: 'compreseur' },
      { q: 'usure quai', statut: ['ouverte'] },
    ],
  };
  const targets = async (server: BenchServer, name: string): Promise<Target[]> => {
    const { headers } = await server.signIn(BENCH_ACCOUNT);
    return (questions[name] ?? []).map((question) => ({
      name: `${name} ${JSON.stringify(question)}`,
      url: `${server.url}/trpc/interventions.list?input=${encodeURIComponent(JSON.stringify({ json: { limit: 50, ...question } }))}`,
      headers,
    }));
  };
  for (const name of Object.keys(questions)) {
    say(`${name}: ${sizes.large.toLocaleString('en')} interventions against ${sizes.small.toLocaleString('en')}`);
    const [before, after] = await measureLatencies(await targets(small, name), await targets(large, name), isQuick ? 60 : 300);
    figures.push({
      name: `p95 of ${name}, ${sizes.large.toLocaleString('en')} to ${sizes.small.toLocaleString('en')} interventions`,
      measured: `${(after / before).toFixed(2)} (${after.toFixed(1)} ms to ${before.toFixed(1)} ms)`,
      goal: '≤ 1.5',
      isMet: after / before <= 1.5,
    });
  }
  await Promise.all([small.stop(), large.stop()]);
}

/** Opening any branch of a tree of 100,000, against one of 1,000: at the top of the site, and under one of each level. */
async function measureTree(): Promise<void> {
  say('branches of a tree of 100,000 equipments against one of 1,000');
  const opened = async (name: string, count: number): Promise<Target[]> => {
    const url = await bringDatabase(name, 1000);
    const { site_id, parents } = await fillTree(url, count);
    const server = await serve('product', url);
    const { headers } = await server.signIn(BENCH_ACCOUNT);
    return [{ site_id }, ...parents.map((parent_id) => ({ parent_id }))].map((branch) => ({
      name: `branch ${JSON.stringify(branch)}`,
      url: `${server.url}/trpc/equipements.branch?input=${encodeURIComponent(JSON.stringify({ json: branch }))}`,
      headers,
    }));
  };
  const [before, after] = await measureLatencies(
    await opened('tree_small', 1000),
    await opened('tree_large', 100_000),
    isQuick ? 200 : 600,
  );
  figures.push({
    name: 'p95 of opening a branch, 100,000 to 1,000 equipments',
    measured: `${(after / before).toFixed(2)} (${after.toFixed(1)} ms to ${before.toFixed(1)} ms)`,
    goal: '≤ 1.5',
    isMet: after / before <= 1.5,
  });
}

async function measureFiles(url: string): Promise<void> {
  say('50 uploads of 10 MB at once');
  const server = await serve('product', url);
  const { headers } = await server.signIn(BENCH_ACCOUNT);
  const { grown, kept, seconds } = await measureUploads(server, headers, 1);
  figures.push({
    name: 'memory of the server, 50 uploads of 10 MB at once',
    measured: `+${(grown / 1e6).toFixed(0)} MB, ${kept} kept in ${seconds.toFixed(1)} s`,
    goal: '< 150 MB',
    isMet: kept === 50 && grown < 150e6,
  });
  await server.stop();
}

/** From a commit to its reader, and from the queue to the mail server. */
async function measureNotifications(url: string): Promise<void> {
  say('500 open streams: from the commit of a notification to its reader');
  const servers = { product: await serve('product', url), bare: await serve('bare', url) };
  const delays = await measureStreams(servers, url, isQuick ? { turns: 1, events: 100 } : { turns: 3, events: 300 });
  figures.push({
    name: 'p95 from commit to reader, 500 open streams',
    measured: `${delays.product.toFixed(0)} ms (bare ${delays.bare.toFixed(0)} ms)`,
    goal: '< 150 ms',
    isMet: delays.product < 150,
  });
  await Promise.all([servers.product.stop(), servers.bare.stop()]);

  say('mails handed over, to empty jobs that hand one over');
  const { mail, empty } = await measureMails(url, isQuick ? { turns: 1, mails: 200 } : { turns: 5, mails: 600 });
  figures.push({
    name: 'mails handed to SMTP, to empty jobs of the same worker',
    measured: `${(mail / empty).toFixed(2)} (${mail.toFixed(0)} of ${empty.toFixed(0)} a second)`,
    goal: '≥ 0.5',
    isMet: mail / empty >= 0.5,
  });
}

/** A run of the generator over plans of which some are due, and over the same ones when nothing is. */
async function measurePlans(url: string): Promise<void> {
  const size = isQuick ? { plans: 5000, due: 100 } : { plans: 50_000, due: 1000 };
  const plans = size.plans.toLocaleString('en');
  say(`${plans} preventive plans, of which ${size.due.toLocaleString('en')} are due`);
  const { busy, idle, created } = await measureGenerator(url, size);
  figures.push(
    {
      name: `a run over ${plans} plans that creates ${size.due.toLocaleString('en')} interventions`,
      measured: `${busy.toFixed(1)} s for ${created}`,
      goal: '< 30 s',
      isMet: busy < 30 && created === size.due,
    },
    { name: `a run over ${plans} plans that creates none`, measured: `${idle.toFixed(3)} s`, goal: '< 1 s', isMet: idle < 1 },
  );
}

async function measurePage(): Promise<void> {
  say('first load of the technician’s day');
  await buildWeb();
  const kilobytes = measureFirstLoad('src/features/journee/day-page.tsx') / 1000;
  figures.push({
    name: 'JavaScript of the technician’s day, compressed',
    measured: `${kilobytes.toFixed(0)} kB`,
    goal: '≤ 200 kB',
    isMet: kilobytes <= 200,
  });
}

function show(): void {
  const widest = Math.max(...figures.map(({ name }) => name.length));
  console.log('');
  for (const { name, measured, goal, isMet } of figures)
    console.log(`${isMet ? '✓' : '✗'} ${name.padEnd(widest)}  ${goal.padEnd(8)}  ${measured}`);
  process.exitCode = figures.length > 0 && figures.every(({ isMet }) => isMet) ? 0 : 1;
}

function say(line: string): void {
  console.log(`· ${line}`);
}
