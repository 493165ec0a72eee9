import { request } from 'node:http';
import { performance } from 'node:perf_hooks';

// Opens streams as browsers do, each on a socket of its own, and tells its parent when each notification arrived. In a
// process of its own, so that hearing takes nothing from who is measured but the processor.
process.once('message', (streams: { url: string; headers: Record<string, string> }[]) => {
  let open = 0;
  for (const { url, headers } of streams) {
    const asking = request(url, { agent: false, headers: { accept: 'text/event-stream', ...headers } }, (answer) => {
      if (answer.statusCode !== 200) return process.send?.({ fault: `${url}: ${answer.statusCode}` });
      answer.setEncoding('utf8');
      let rest = '';
      let is_open = false;
      answer.on('data', (chunk: string) => {
        const at = performance.timeOrigin + performance.now();
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        // The first line says that the stream listens.
        if (!is_open && lines.length > 0) {
          is_open = true;
          open += 1;
          if (open === streams.length) process.send?.({ open });
        }
        for (const line of lines) {
          const cle = /"mesure-(\d+)"/.exec(line)?.[1];
          if (cle !== undefined) process.send?.({ cle: Number(cle), at });
        }
      });
      answer.on('end', () => process.send?.({ fault: `${url}: ended` }));
      answer.on('error', () => undefined);
    });
    asking.on('error', (error) => process.send?.({ fault: `${url}: ${error.message}` }));
    asking.end();
  }
});
process.once('disconnect', () => process.exit());
