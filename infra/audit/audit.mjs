// Prints the outcome of each audit by level; fails when a MUST or a SHOULD is not met.
import { auditServer } from 'graphql-http';

const url = process.argv[2] ?? 'http://127.0.0.1:8080/graphql';
const token = process.env.JIHENG_TOKEN;

const results = await auditServer({
  url,
  fetchFn: (target, init = {}) =>
    fetch(target, {
      ...init,
      headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) },
    }),
});

const tally = {};
for (const { name, status, reason } of results) {
  const level = name.split(' ')[0];
  tally[level] ??= { ok: 0, all: 0 };
  tally[level].all++;
  if (status === 'ok') tally[level].ok++;
  else console.log(`${status}: ${name}: ${reason}`);
}
for (const [level, { ok, all }] of Object.entries(tally)) console.log(`${level} ${ok} of ${all}`);
process.exitCode = results.some(({ name, status }) => status !== 'ok' && !name.startsWith('MAY')) ? 1 : 0;
