// PostGraphile beside Jiheng: on the same tables under the same row-level policies, by a login of its own that has the rights
// of Jiheng's login of that level. It reads no token: whoever asks has the scope that PEER_SETTINGS holds, as settings of the
// transaction, which is less work than Jiheng's check of token and membership.
//   PEER_DATABASE=postgresql://… PEER_PORT=… PEER_SETTINGS='{"jiheng.county":"510104",…}' node peer.mjs [--sdl]
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const required = createRequire(join(process.env.JIHENG_BENCH_WORK, 'package.json'));
const load = name => import(pathToFileURL(required.resolve(name)).href);
const { PostGraphileAmberPreset } = await load('postgraphile/presets/amber');
const { PostGraphileConnectionFilterPreset } = await load('postgraphile-plugin-connection-filter');
const { makePgService } = await load('postgraphile/adaptors/pg');
const { postgraphile } = await load('postgraphile');
const { grafserv } = await load('postgraphile/grafserv/node');

const settings = JSON.parse(process.env.PEER_SETTINGS ?? '{}');
const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  disablePlugins: ['PgIndexBehaviorsPlugin', 'PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  pgServices: [makePgService({ connectionString: process.env.PEER_DATABASE, schemas: ['jiheng'], poolConfig: { max: 10 } })],
  grafserv: { port: Number(process.env.PEER_PORT), graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    // Of a county: the header says which. Of a region: the settings hold it and what it is granted.
    context: request => {
      const county = request.node?.req.headers['x-county'];
      return { pgSettings: county ? { ...settings, 'jiheng.county': county } : settings };
    },
    explain: false,
  },
};

const instance = postgraphile(preset);
if (process.argv.includes('--sdl')) {
  const { printSchema } = await load('graphql');
  console.log(printSchema(await instance.getSchema()));
  process.exit(0);
}
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PEER_PORT), '127.0.0.1', () => console.log('listening'));
