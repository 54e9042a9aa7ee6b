// The bench as a whole; infra/bench/run starts it. Phases are kept as they end: the same command goes on where it was stopped.
// JIHENG_BENCH_DATABASE names a PostgreSQL (postgresql://administrator:password@host:port; CPU of the database is then not
// counted), JIHENG_BENCH_JAVA a java, JIHENG_BENCH_JAVA_OPTS its options, JIHENG_BENCH_JAR another build of Jiheng.
//   bench.mjs [--quick] [--counties N] [--rounds N] [--seconds N] [--warm N] [--warm-seconds N] [--only PHASE,…] [--fresh] [--keep]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { CANONICAL, chosen, departmentCode, generate, projectCode } from './generate.mjs';
import { issuer } from './issuer.mjs';
import { cpu, cpuOfPostgres, must, postgres, rss, sleep, start, stop } from './machine.mjs';
import { COMPARISONS, Q1, Q2, Q3, Q4, Q5, Q6, comparison } from './queries.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
const WORK = process.env.JIHENG_BENCH_WORK;
const pg = createRequire(join(WORK, 'package.json'))('pg');

const options = { quick: false, fresh: false, keep: false };
for (let i = 2; i < process.argv.length; i++) {
  const name = process.argv[i].replace(/^--/, '');
  options[name] = name in options && typeof options[name] === 'boolean' ? true : process.argv[++i];
}
const quick = options.quick;
const size = { ...CANONICAL, counties: Number(options.counties ?? (quick ? 12 : CANONICAL.counties)), others: quick ? 2 : CANONICAL.others };
const rounds = Number(options.rounds ?? (quick ? 3 : 5));
const seconds = Number(options.seconds ?? (quick ? 4 : 15));
const warm = Number(options.warm ?? (quick ? 1_500 : 10_000));
const longestWarm = Number(options['warm-seconds'] ?? (quick ? 12 : 120));
const CONNECTIONS = 16;
const PORTS = { database: 5466, issuer: 8461, jiheng: 8462, county: 8463, province: 8464 };
const PASSWORD = 'bench';
const JAVA_OPTIONS = (process.env.JIHENG_BENCH_JAVA_OPTS ?? '-Xmx160m -Xmn80m -Xss512k -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MaxDirectMemorySize=48m -XX:ReservedCodeCacheSize=96m -Dio.netty.leakDetection.level=disabled').split(' ');
const YEARS = size.years;
const LAST = YEARS.at(-1);
const NEXT = LAST + 1;

const keptIn = join(WORK, 'results.json');
const config = JSON.stringify({ size, quick });
let kept = existsSync(keptIn) && !options.fresh ? JSON.parse(readFileSync(keptIn, 'utf8')) : {};
const otherSize = kept.config !== undefined && kept.config !== config;
if (kept.config !== config) {
  kept = { config, phases: {} };
}
const say = text => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
const save = () => writeFileSync(keptIn, JSON.stringify(kept, null, 1));
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value, digits = 2) => Number(value.toFixed(digits));

async function phase(name, work) {
  const only = options.only?.split(',');
  if (only ? !only.includes(name) : kept.phases[name]) {
    return kept.phases[name];
  }
  say(`${name} …`);
  const begun = Date.now();
  kept.phases[name] = { ...(await work()), took: round((Date.now() - begun) / 1000, 1) };
  save();
  say(`${name} done in ${kept.phases[name].took} s`);
  return kept.phases[name];
}

// -- the database -----------------------------------------------------------------------------------------------------

let database;
let owner;

function connection(user) {
  return { host: database.host, port: database.port, user, password: user === database.user ? database.password : PASSWORD, database: 'jiheng_bench' };
}

async function setUp() {
  const named = process.env.JIHENG_BENCH_DATABASE;
  if (named) {
    const url = new URL(named);
    database = { host: url.hostname, port: Number(url.port || 5432), user: url.username, password: url.password, postmaster: 0, stop: () => {} };
  } else {
    database = postgres(WORK, PORTS.database);
  }
  const admin = new pg.Client({ ...connection(database.user), database: 'postgres' });
  await admin.connect();
  await admin.query(readFileSync(join(ROOT, 'schema/src/main/resources/db/roles.sql'), 'utf8'));
  for (const role of ['owner', 'identity', 'administrator', 'department', 'county', 'prefecture', 'province', 'public']) {
    await admin.query(`alter role jiheng_${role} password '${PASSWORD}'`);
  }
  for (const level of ['county', 'province']) {
    const there = await admin.query('select from pg_roles where rolname = $1', [`bench_peer_${level}`]);
    if (!there.rowCount) {
      await admin.query(`create role bench_peer_${level} login password '${PASSWORD}' in role jiheng_${level}`);
    }
  }
  if (options.fresh || otherSize) {
    await admin.query('drop database if exists jiheng_bench with (force)');
  }
  if (!(await admin.query("select from pg_database where datname = 'jiheng_bench'")).rowCount) {
    kept = { config, phases: {} };
    await admin.query('create database jiheng_bench owner jiheng_owner');
  }
  await admin.end();
  owner = new pg.Pool({ ...connection('jiheng_owner'), max: 2 });
  owner.on('error', () => {});
}

async function asAdmin(sql) {
  const admin = new pg.Client(connection(database.user));
  await admin.connect();
  await admin.query(sql);
  await admin.end();
}

// -- Jiheng and its peers ---------------------------------------------------------------------------------------------

const jar = () => process.env.JIHENG_BENCH_JAR ?? must('sh', ['-c', `ls ${ROOT}/infra/target/jiheng-infra-*.jar | grep -v original | head -1`]).trim();
const java = () => process.env.JIHENG_BENCH_JAVA ?? 'java';
const trusted = join(WORK, 'trusted');
let tokens;
let own;
let peers = {};

function jihengArguments() {
  return ['jiheng.database.host=' + database.host, 'jiheng.database.port=' + database.port, 'jiheng.database.name=jiheng_bench',
    'jiheng.database.password=' + PASSWORD, 'jiheng.database.owner.password=' + PASSWORD].map(each => '--' + each);
}

async function startJiheng(more = []) {
  if (own) {
    return;
  }
  mkdirSync(trusted, { recursive: true });
  writeFileSync(join(trusted, 'q6.graphql'), Q6.document);
  const child = start(java(), [...JAVA_OPTIONS, '-jar', jar(), ...jihengArguments(), `--server.port=${PORTS.jiheng}`,
    `--jiheng.public-uri=http://127.0.0.1:${PORTS.jiheng}`, `--spring.security.oauth2.resourceserver.jwt.issuer-uri=${tokens.url}`,
    `--jiheng.graphql.trusted.locations=file:${trusted}/*.graphql`, '--jiheng.graphql.trusted.cache=24MB', ...more], join(WORK, 'jiheng.log'),
    { MALLOC_ARENA_MAX: '2' });
  own = { name: 'Jiheng', port: PORTS.jiheng, child, pid: child.pid };
  await answers(own, '/actuator/health', 180);
}

async function startPeer(level) {
  if (peers[level]) {
    return peers[level];
  }
  const settings = { 'jiheng.county': '', 'jiheng.prefecture': '', 'jiheng.province': '', 'jiheng.department': '', 'jiheng.subject': 'bench',
    'jiheng.role': level === 'county' ? 'COUNTY_FINANCE' : 'OVERSIGHT' };
  if (level === 'province') {
    settings['jiheng.province'] = size.province;
    for (const county of counties()) {
      settings[`jiheng.granted_${county.code}`] = ',' + YEARS.join(',') + ',';
    }
  }
  const child = start(process.execPath, [join(HERE, 'peer.mjs')], join(WORK, `peer-${level}.log`), {
    PEER_DATABASE: `postgresql://bench_peer_${level}:${PASSWORD}@${database.host}:${database.port}/jiheng_bench`, PEER_PORT: String(PORTS[level]),
    PEER_SETTINGS: JSON.stringify(settings), NODE_ENV: 'production', GRAPHILE_ENV: 'production' });
  child.on('spawn', () => {});
  peers[level] = { name: 'PostGraphile', port: PORTS[level], child, pid: child.pid };
  await answers(peers[level], '/graphql', 90);
  return peers[level];
}

async function answers(side, path, longest) {
  for (let i = 0; i < longest * 4; i++) {
    if (side.child.exitCode !== null) {
      throw new Error(`${side.name} ended: see its log in ${WORK}`);
    }
    try {
      const response = await fetch(`http://127.0.0.1:${side.port}${path}`);
      await response.text();
      return;
    } catch {
      await sleep(250);
    }
  }
  throw new Error(`${side.name} does not answer on ${side.port}`);
}

// -- requests ---------------------------------------------------------------------------------------------------------

const counties = () => chosen(size);
const ofProvince = () => counties().slice(0, size.counties);
const finance = county => `finance-${county}`;
const bearers = new Map();
function bearer(subject) {
  if (!bearers.has(subject)) {
    bearers.set(subject, tokens.token(subject));
  }
  return bearers.get(subject);
}

function posted(side, query, subject, county) {
  return ['POST', '/graphql', { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json', Host: '127.0.0.1',
    ...(side === own ? { Authorization: `Bearer ${bearer(subject)}` } : county ? { 'x-county': county } : {}) },
    JSON.stringify({ query: query.replaceAll(/\s+/g, ' ') })];
}

async function ask(side, query, subject, county) {
  const [method, path, { Host, ...headers }, body] = posted(side, query, subject, county);
  const response = await fetch(`http://127.0.0.1:${side.port}${path}`, { method, headers, body });
  const answer = JSON.parse(await response.text());
  if (answer.errors || !answer.data) {
    throw new Error(`${side.name}: ${JSON.stringify(answer).slice(0, 600)} for ${query.slice(0, 300)}`);
  }
  return answer.data;
}

/** The same request, to be executed whatever was kept. */
const anew = ([method, path, headers, body]) => [method, path, { ...headers, 'Cache-Control': 'no-cache' }, body];

/** Places to ask about, spread over counties and departments the same for everyone. */
function places(howMany, among = ofProvince(), within = YEARS) {
  return Array.from({ length: howMany }, (_, i) => {
    const county = among[i % Math.min(among.length, 10)];
    const department = departmentCode((i * 7) % size.departments);
    return { county: county.code, department, year: within[i % within.length], years: YEARS.join(', '), province: size.province, code: projectCode(county.code, department, i % size.projects) };
  });
}

/** The requests of one query for one side; the answers of each side to the first few must be equal. */
async function requests(query, side, among, within) {
  const asked = [];
  for (const at of places(query.oversight ? 1 : 40, among, within)) {
    const subject = query.oversight ? 'oversight' : finance(at.county);
    const document = side === own ? query.own : query.peer;
    let text = document(at);
    if (query.ownCursor) {
      text = document(at, (side === own ? query.ownCursor : query.peerCursor)(await ask(side, text, subject, at.county)));
    }
    asked.push({ at, subject, text, request: posted(side, text, subject, query.oversight ? undefined : at.county) });
  }
  return asked;
}

function firstDifference(a, b, path = '') {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
    return Object.is(a, b) || a === b || (a ?? null) === (b ?? null) ? null : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const difference = firstDifference(a[key], b[key], `${path}.${key}`);
    if (difference) {
      return difference;
    }
  }
  return null;
}

async function equal(query, sides) {
  let compared = 0;
  const [ofOwn, ofPeer] = await Promise.all(sides.map(side => requests(query, side)));
  for (let i = 0; i < Math.min(ofOwn.length, 12); i++) {
    const a = query.ownForm(await ask(sides[0], ofOwn[i].text, ofOwn[i].subject, ofOwn[i].at.county));
    const b = query.peerForm(await ask(sides[1], ofPeer[i].text, ofPeer[i].subject, query.oversight ? undefined : ofPeer[i].at.county));
    const difference = firstDifference(a, b);
    if (difference) {
      throw new Error(`${query.name}: Jiheng and PostGraphile answer differently at ${JSON.stringify(ofOwn[i].at)}: ${difference}`);
    }
    compared++;
  }
  return compared;
}

/** Now and then wrk dies without a word; it is asked once more then. */
async function wrk(...asked) {
  try {
    return await loaded(...asked);
  } catch (failure) {
    say(`  ${failure.message}: once more`);
    return loaded(...asked);
  }
}

function loaded(name, list, port, duration, connections = CONNECTIONS, expect = 200) {
  const file = join(WORK, `requests-${name}.txt`);
  writeFileSync(file, list.map(([method, path, headers, body]) =>
    [method, path, Object.entries(headers).map(([header, value]) => `${header}: ${value}`).join('|'), body].join('\t')).join('\n') + '\n');
  const child = start('wrk', ['-t1', `-c${connections}`, `-d${duration}s`, '--timeout', '10s', '-s', join(HERE, 'load.lua'), `http://127.0.0.1:${port}`],
    join(WORK, `wrk-${name}.out`), { REQUESTS: file, EXPECT: String(expect) });
  return new Promise((resolve, reject) => child.on('exit', code => {
    const out = readFileSync(join(WORK, `wrk-${name}.out`), 'utf8').trim().split('\n').pop();
    code === 0 && out.startsWith('{') ? resolve(JSON.parse(out)) : reject(new Error(`wrk: ${out}`));
  }));
}

/** One measurement: what was held, and what it cost this side and the database for each request. */
async function measured(name, list, side, duration, expect) {
  const before = [cpu(side.pid), database.postmaster ? cpuOfPostgres(database.postmaster) : 0];
  const seen = await wrk(name, list, side.port, duration, CONNECTIONS, expect);
  const after = [cpu(side.pid), database.postmaster ? cpuOfPostgres(database.postmaster) : 0];
  if (seen.failed) {
    throw new Error(`${name} of ${side.name}: ${seen.failed} of ${seen.requests} failed`);
  }
  return { rate: seen.requests / seen.seconds, p50: seen.p50, p99: seen.p99, app: (after[0] - before[0]) * 1000 / seen.requests, db: (after[1] - before[1]) * 1000 / seen.requests, refused: seen.refused };
}

async function warmUp(name, list, side, expect, least = warm, longest = longestWarm) {
  const until = Date.now() + longest * 1000;
  let done = 0;
  while (done < least && Date.now() < until) {
    const seen = await wrk(name, list, side.port, 3, CONNECTIONS, expect);
    if (seen.failed) {
      throw new Error(`warm-up of ${side.name}: ${seen.failed} of ${seen.requests} failed`);
    }
    done += seen.requests;
  }
  return done;
}

function summary(runs) {
  return Object.fromEntries(['rate', 'p50', 'p99', 'app', 'db'].map(key => [key, round(median(runs.map(run => run[key])), key === 'rate' ? 0 : 2)]));
}

// -- phases -----------------------------------------------------------------------------------------------------------

async function onboard(list) {
  await owner.query(`insert into jiheng.county (county_code, name, onboarded_by) select code, name, 'bench' from unnest($1::text[], $2::text[]) c (code, name) on conflict do nothing`,
    [list.map(county => county.code), list.map(county => county.name)]);
  await owner.query(`insert into jiheng.membership (id, subject, role, county_code, valid_from, granted_by)
    select gen_random_uuid(), who || code, 'COUNTY_FINANCE', code, date '2020-01-01', 'bench' from unnest($1::text[]) code, unnest(array['finance-', 'submitter-']) who on conflict do nothing`, [list.map(county => county.code)]);
  await owner.query(`insert into jiheng.oversight_grant (county_code, number, overseer, first_year, kinds, valid_from, basis, granted_by)
    select code, 1, left(code, 2), 2000, array['APPROVAL', 'ADJUSTMENT', 'YEAR_END'], date '2020-01-01', '合成数据', 'bench' from unnest($1::text[]) code on conflict do nothing`, [list.map(county => county.code)]);
  await owner.query(`insert into jiheng.membership (id, subject, role, province_code, valid_from, granted_by)
    values (gen_random_uuid(), 'oversight', 'OVERSIGHT', $1, date '2020-01-01', 'bench') on conflict do nothing`, [size.province]);
}

/** Generates and loads counties by the product's command, which passes over what was loaded. */
async function load(list, years = YEARS) {
  await onboard(list);
  let budgets = 0;
  let loading = 0;
  for (let i = 0; i < list.length; i += 16) {
    const out = join(WORK, 'archive');
    rmSync(out, { recursive: true, force: true });
    generate({ ...size, years }, out, list.slice(i, i + 16));
    const said = must(java(), ['-Xmx768m', '-jar', jar(), 'load-archive', out, '--by=bench', ...jihengArguments()]);
    const [, files, sealed, time] = said.match(/loaded (\d+) of \d+ files, (\d+) budgets sealed in ([\d.]+) s/);
    budgets += Number(sealed);
    loading += Number(files) ? Number(time) : 0;
    say(`  ${Math.min(i + 16, list.length)} of ${list.length} counties, ${sealed} budgets in ${time} s`);
  }
  rmSync(join(WORK, 'archive'), { recursive: true, force: true });
  await owner.query('analyze');
  return { budgets, seconds: loading };
}

async function growth() {
  const list = counties();
  const steps = [...new Set([1, 10, 100, list.length].filter(step => step <= list.length))];
  const found = kept.phases.load ?? { bulk: { budgets: 0, seconds: 0 }, growth: {} };
  let loaded = 0;
  for (const step of steps) {
    const done = await load(list.slice(loaded, step));
    found.bulk.budgets += done.budgets;
    found.bulk.seconds += done.seconds;
    loaded = step;
    if (step !== list.length || step <= size.counties) {
      await startJiheng();
      found.growth[step] = {};
      for (const query of [Q1, Q2, Q3, Q4]) {
        const asked = (await requests(query, own, list.slice(0, 1))).map(each => each.request);
        await warmUp('growth', asked, own, 200, step === 1 ? warm : warm / 10, step === 1 ? longestWarm : 5);
        const runs = [await measured('growth', asked, own, Math.min(seconds, 5)), await measured('growth', asked, own, Math.min(seconds, 5))];
        found.growth[step][query.name] = summary(runs);
      }
    }
  }
  found.bulk.rate = round(found.bulk.budgets / found.bulk.seconds, 1);
  return found;
}

/** Counties elsewhere that have one year, three and ten, asked in turn: what more years of a county cost its newest. */
async function years() {
  const known = new Set(counties().map(county => county.code));
  const fresh = chosen({ ...size, others: size.others + 6 }).filter(county => !known.has(county.code));
  const steps = [1, 3, 10].map((count, i) => ({ count, county: fresh[i], years: Array.from({ length: count }, (_, back) => LAST - back).reverse() }));
  for (const { county, years } of steps) {
    await load([county], years);
  }
  await startJiheng();
  const found = {};
  const work = [];
  for (const query of [Q1, Q2, Q3, Q4]) {
    for (const { count, county } of steps.filter(step => query !== Q4 || step.count >= YEARS.length)) {
      const asked = (await requests(query, own, [county], [LAST])).map(each => each.request);
      await warmUp('years', asked, own, 200, warm / 10, quick ? 4 : 15);
      work.push({ query, count, asked, runs: [] });
    }
  }
  for (let i = 0; i < rounds; i++) {
    for (const each of work) {
      each.runs.push(await measured('years', each.asked, own, Math.min(seconds, 5)));
    }
  }
  for (const { query, count, runs } of work) {
    (found[query.name] ??= {})[count] = summary(runs);
  }
  return { found };
}

/** The ordinary path: budgets drafted in SQL, submitted and approved over HTTP; the approval seals. */
async function ordinary() {
  await startJiheng();
  const prefecture = ofProvince().filter(county => county.code.startsWith(ofProvince()[0].code.slice(0, 4)));
  const list = quick ? prefecture.slice(0, 1) : prefecture;
  const rules = await ask(own, `{ checkRules(county: "${list[0].code}", year: ${NEXT}) { code } }`, finance(list[0].code));
  await owner.query(`insert into jiheng.check_norm (region, fiscal_year, severities) values ($1, $2, $3) on conflict do nothing`,
    [size.province, NEXT, JSON.stringify(Object.fromEntries(rules.checkRules.map(rule => [rule.code, 'HINT'])))]);
  let sealed = 0;
  let submitting = 0;
  let approving = 0;
  for (const county of list) {
    await draft(county.code);
    const budgets = await owner.query(`select department_code from jiheng.budget where county_code = $1 and fiscal_year = $2 and status <> 'APPROVED'`, [county.code, NEXT]);
    const ids = [];
    for (const { department_code: department } of budgets.rows) {
      const { budget } = await ask(own, `{ budget(county: "${county.code}", department: "${department}", year: ${NEXT}) { id version status } }`, finance(county.code));
      ids.push(budget);
    }
    submitting += await each(ids.filter(budget => budget.status !== 'SUBMITTED'), budget => mutate(`submitBudget(input: { budget: "${budget.id}", expectedVersion: ${budget.version} })`, `submitter-${county.code}`));
    const heads = ['COMPLETENESS', 'RELEVANCE', 'SUITABILITY', 'FEASIBILITY'].map(head => `{ head: "${head}", grade: GOOD }`).join(', ');
    approving += await each(ids, budget => mutate(`approveBudget(input: { budget: "${budget.id}", assessments: [${heads}] })`, finance(county.code)));
    sealed += ids.length;
  }
  return { counties: list.length, sealed, submit: round(sealed / submitting, 1), rate: round(sealed / approving, 1) };
}

async function mutate(field, subject) {
  const answer = await ask(own, `mutation { ${field} { problems { code message } } }`, subject);
  const { problems } = Object.values(answer)[0];
  if (problems.length) {
    throw new Error(`${field.slice(0, 60)}: ${JSON.stringify(problems).slice(0, 500)}`);
  }
}

/** Four at a time; the seconds it took. */
async function each(list, work) {
  const begun = Date.now();
  const rest = [...list];
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      await work(next);
    }
  }));
  return (Date.now() - begun) / 1000;
}

/** Drafts of the next year, with what the last one said. */
async function draft(county) {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const from = ` from jiheng.budget b where b.county_code = '${county}' and b.fiscal_year = ${LAST} and b.adjustment = 0
      and not exists (select from jiheng.budget there where there.county_code = b.county_code and there.fiscal_year = ${NEXT} and there.department_code = b.department_code)`;
    await client.query(`create temp table fresh on commit drop as select b.department_code${from}`);
    const key = `'${county}', ${NEXT}`;
    const of = `where county_code = '${county}' and fiscal_year = ${LAST} and adjustment = 0 and department_code in (select department_code from fresh)`;
    await client.query(`insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part) select ${key}, department_code, 0, 'author', 'AUTHOR' from fresh`);
    await client.query(`insert into jiheng.budget (county_code, fiscal_year, department_code, status, version, title, overall_goals, itemised_goals, safeguards, provenance, last_number, changed_by)
      select ${key}, department_code, 'DRAFT', 1, title, overall_goals, itemised_goals, safeguards, provenance, last_number, 'author' from jiheng.budget ${of}`);
    await client.query(`insert into jiheng.project (county_code, fiscal_year, department_code, number, sequence, code, name, unit_code, total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, classified, classification_basis, provenance, changed_by)
      select ${key}, department_code, number, sequence, code, name, unit_code, total_fen, fiscal_fen, other_fen, purpose, plan_months, plan_hundredths, goals, classified, case when classified then '合成' end, provenance, 'author' from jiheng.project ${of}`);
    await client.query(`insert into jiheng.indicator (county_code, fiscal_year, department_code, number, project_number, sequence, level1, level2, level3, description, target_raw, target_kind, comparator, target_value, target_upper, target_unit, target_deadline, basis, weight, provenance, changed_by)
      select ${key}, department_code, number, project_number, sequence, level1, level2, level3, description, target_raw, target_kind, comparator, target_value, target_upper, target_unit, target_deadline, basis, weight, provenance, 'author' from jiheng.indicator ${of}`);
    await client.query('commit');
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  } finally {
    client.release();
  }
}

/** What was sealed in bulk is verified by the server, and without it. */
async function verified() {
  await startJiheng();
  const county = ofProvince()[0].code;
  const { snapshotVerification: found } = await ask(own, '{ snapshotVerification { intact snapshotsChecked headHash firstFault { reason } } }', finance(county));
  const files = [];
  for (const year of YEARS) {
    const response = await fetch(`http://127.0.0.1:${PORTS.jiheng}/snapshots?year=${year}`, { headers: { Authorization: `Bearer ${bearer(finance(county))}` } });
    files.push(join(WORK, `chain-${year}.json`));
    writeFileSync(files.at(-1), Buffer.from(await response.arrayBuffer()));
  }
  const said = must(java(), [join(ROOT, 'infra/verifier/VerifySnapshot.java'), ...files]);
  if (!found.intact) {
    throw new Error(`not intact: ${JSON.stringify(found)}`);
  }
  return { county, snapshots: found.snapshotsChecked, intact: found.intact, offline: said.trim().split('\n').pop() };
}

async function queries() {
  await startJiheng();
  const county = await startPeer('county');
  const province = await startPeer('province');
  const work = [];
  const compared = {};
  for (const query of [Q1, Q2, Q3, Q4, Q5]) {
    const peer = query.oversight ? province : county;
    compared[query.name] = await equal(query, [own, peer]);
    say(`  ${query.name}: ${compared[query.name]} whole answers equal`);
    for (const side of [own, peer]) {
      const list = (await requests(query, side)).map(each => each.request);
      work.push({ query, side, list: query.oversight && side === own ? list.map(anew) : list, runs: [], key: `${query.name} ${side.name}` });
      if (query.oversight && side === own) {
        work.push({ query, side, list, runs: [], key: `${query.name} kept ${side.name}` });
      }
    }
  }
  const sealed = await sealedWork(county);
  compared.Q6 = sealed.compared;
  work.push(...sealed.work);
  const warmed = {};
  for (const each of work) {
    warmed[each.key] = await warmUp('warm', each.list, each.side, each.expect);
  }
  writeFileSync(`/proc/${own.pid}/clear_refs`, '5');
  writeFileSync(`/proc/${county.pid}/clear_refs`, '5');
  for (let i = 0; i < rounds; i++) {
    for (const each of work) {
      each.runs.push(await measured('run', each.list, each.side, seconds, each.expect));
    }
    say(`  round ${i + 1} of ${rounds}`);
  }
  return { compared, warmed, table: Object.fromEntries(work.map(each => [each.key, summary(each.runs)])),
    rss: { Jiheng: rss(own.pid), PostGraphile: rss(county.pid) }, note: sealed.note };
}

/** Q6, where this version has trusted documents. */
async function sealedWork(peer) {
  const document = createHash('sha256').update(Q6.document).digest('hex');
  const list = [];
  let compared = 0;
  for (const at of places(40)) {
    const found = await ask(own, `{ snapshots(filter: { years: [${at.year}], departments: ["${at.department}"] }, first: 1) { nodes { id } } }`, finance(at.county));
    const variables = encodeURIComponent(JSON.stringify({ id: found.snapshots.nodes[0].id }));
    const headers = { Host: '127.0.0.1', Accept: 'application/graphql-response+json', Authorization: `Bearer ${bearer(finance(at.county))}` };
    const path = `/graphql?documentId=sha256:${document}&variables=${variables}`;
    const { Host, ...sent } = headers;
    const response = await fetch(`http://127.0.0.1:${own.port}${path}`, { headers: { ...sent, 'Accept-Encoding': 'identity' } });
    const text = await response.text();
    if (response.status !== 200) {
      return { work: [], compared: 0, note: `Q6 not measured: GET of a trusted document answers ${response.status}` };
    }
    if (compared < 12) {
      const difference = firstDifference(Q6.ownForm(JSON.parse(text).data), Q6.peerForm(await ask(peer, Q6.peer(at), null, at.county)));
      if (difference) {
        throw new Error(`Q6: ${difference}`);
      }
      compared++;
    }
    list.push({ cached: ['GET', path, headers, ''], executed: anew(['GET', path, headers, '']),
      revalidated: ['GET', path, { ...headers, 'If-None-Match': response.headers.get('etag') ?? '' }, ''], peer: posted(peer, Q6.peer(at), null, at.county) });
  }
  say(`  Q6: ${compared} whole answers equal`);
  return { compared, work: [
    { key: 'Q6 PostGraphile', side: peer, list: list.map(each => each.peer), runs: [] },
    { key: 'Q6 Jiheng', side: own, list: list.map(each => each.executed), runs: [] },
    { key: 'Q6 from the cache Jiheng', side: own, list: list.map(each => each.cached), runs: [] },
    { key: 'Q6 revalidated Jiheng', side: own, list: list.map(each => each.revalidated), runs: [], expect: 304 }] };
}

async function comparisons() {
  await startJiheng();
  const found = {};
  const years = YEARS.join(', ');
  for (const [name, of] of Object.entries(COMPARISONS)) {
    try {
      const answer = (await ask(own, comparison(of, years), 'oversight')).comparison;
      const list = [posted(own, comparison(of, years), 'oversight')];
      found[name] = { rows: answer.rows.length };
      for (const [how, asked] of [['executed', list.map(anew)], ['kept', list]]) {
        await warmUp('compare', asked, own, 200, warm / 10, quick ? 4 : 20);
        const runs = [];
        for (let i = 0; i < rounds; i++) {
          runs.push(await measured('compare', asked, own, Math.min(seconds, 8)));
        }
        found[name][how] = summary(runs);
      }
    } catch (failure) {
      found[name] = { rows: 0, refused: String(failure.message).slice(0, 200) };
    }
  }
  return { found };
}

/** The same statements without policies: by logins that bypass them, in turn with those that do not. */
async function rowSecurity() {
  await startJiheng();
  const on = {};
  const off = {};
  const list = {};
  for (const query of [Q1, Q2, Q3, Q4]) {
    list[query.name] = (await requests(query, own)).map(each => each.request);
  }
  for (let i = 0; i < rounds; i++) {
    for (const [into, attribute] of [[on, 'nobypassrls'], [off, 'bypassrls']]) {
      await asAdmin(`alter role jiheng_county ${attribute}; select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jiheng_county'`);
      await sleep(300);
      for (const [name, asked] of Object.entries(list)) {
        await wrk('rls', asked, own.port, 2);
        (into[name] ??= []).push(await measured('rls', asked, own, Math.min(seconds, 6)));
      }
    }
  }
  await asAdmin("alter role jiheng_county nobypassrls; select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jiheng_county'");
  return { found: Object.fromEntries(Object.keys(list).map(name => {
    const [a, b] = [summary(on[name]), summary(off[name])];
    return [name, { with: round(a.app + a.db), without: round(b.app + b.db), percent: round(((a.app + a.db) / (b.app + b.db) - 1) * 100, 1), db: round((a.db / b.db - 1) * 100, 1) }];
  })) };
}

/** A county's user, alone and beside another county that asks as much as it can. */
async function fairness() {
  await startJiheng();
  const [good, greedy] = ofProvince();
  const mild = (await requests(Q3, own, [good])).map(each => each.request);
  const heavy = (await requests(Q1, own, [greedy])).map(each => each.request);
  await wrk('mild', mild, own.port, 3, 2);
  await wrk('heavy', heavy, own.port, 3, 32);
  const alone = [];
  const beside = [];
  for (let i = 0; i < rounds; i++) {
    alone.push(await wrk('mild', mild, own.port, seconds, 2));
    if (alone.at(-1).failed) {
      throw new Error(`${alone.at(-1).failed} of ${alone.at(-1).requests} requests failed with nobody else there`);
    }
    const pressing = wrk('heavy', heavy, own.port, seconds + 2, 96);
    await sleep(1000);
    const seen = await wrk('mild', mild, own.port, seconds, 2);
    const pressed = await pressing;
    beside.push({ ...seen, greedy: pressed.requests - pressed.refused - pressed.failed, turned: pressed.refused });
  }
  const of = (runs, key) => round(median(runs.map(run => run[key])), 1);
  return { alone: { p50: of(alone, 'p50'), p99: of(alone, 'p99'), rate: round(median(alone.map(run => run.requests / run.seconds)), 0) },
    beside: { p50: of(beside, 'p50'), p99: of(beside, 'p99'), rate: round(median(beside.map(run => run.requests / run.seconds)), 0),
      failed: beside.reduce((all, run) => all + run.failed + run.refused, 0) },
    greedy: { answered: of(beside, 'greedy'), refused: of(beside, 'turned') } };
}

// -- the table --------------------------------------------------------------------------------------------------------

function report() {
  const { load: loading, ordinary: usual, verified: proof, queries: asked, comparisons: compared, years: lasting, rowSecurity: secured, fairness: fair } = kept.phases;
  const lines = [`Jiheng's bench: ${size.counties} counties × ${size.departments} departments × ${size.projects} projects × ${size.indicators} indicators × ${YEARS.length} years (and ${size.others} counties elsewhere), ${CONNECTIONS} connections, row security on`,
    `${cpus().length} CPUs, ${Math.round(totalmem() / 2 ** 30)} GiB, ${new Date().toISOString().slice(0, 16)}Z, ${quick ? 'quick' : 'full'} run; medians of ${rounds} interleaved rounds of ${seconds} s`, ''];
  if (asked) {
    lines.push('| | Jiheng requests/s | PostGraphile | ratio | target | p50 / p99 ms | PostGraphile | CPU-ms app + database | PostGraphile | ratio |', '|---|---|---|---|---|---|---|---|---|---|');
    const targets = { Q1: 2, Q2: 3, Q3: 2, Q4: 2, Q5: 3, 'Q5 kept': 3, Q6: null, 'Q6 from the cache': 20, 'Q6 revalidated': 30 };
    for (const [name, target] of Object.entries(targets)) {
      const a = asked.table[`${name} Jiheng`];
      const b = asked.table[`${name.slice(0, 2)} PostGraphile`];
      if (a && b) {
        lines.push(`| ${name} | ${a.rate} | ${b.rate} | ${(a.rate / b.rate).toFixed(2)} | ${target ? '≥ ' + target : ''} | ${a.p50} / ${a.p99} | ${b.p50} / ${b.p99} | ${a.app} + ${a.db} | ${b.app} + ${b.db} | ${((a.app + a.db) / (b.app + b.db)).toFixed(2)} |`);
      }
    }
    lines.push('', `Answers compared whole and equal: ${Object.entries(asked.compared).map(([name, n]) => `${name} ${n}`).join(', ')}. RSS peak under load: Jiheng ${asked.rss.Jiheng} MiB (${JAVA_OPTIONS.join(' ')}), PostGraphile ${asked.rss.PostGraphile} MiB.`);
    lines.push(`Warm-up requests: ${Object.entries(asked.warmed).map(([name, n]) => `${name} ${n}`).join(', ')}.`);
    if (asked.note) {
      lines.push(asked.note);
    }
  }
  if (compared) {
    lines.push('', '| comparison over the province × years | rows | executed: requests/s | p50 / p99 ms | CPU-ms app + database | kept: requests/s | p50 / p99 ms | CPU-ms |', '|---|---|---|---|---|---|---|---|');
    for (const [name, { rows, refused, executed, kept: again }] of Object.entries(compared.found)) {
      lines.push(refused ? `| ${name} | refused: ${refused} | | | | | | |` : `| ${name} | ${rows} | ${executed.rate} | ${executed.p50} / ${executed.p99} | ${executed.app} + ${executed.db} | ${again.rate} | ${again.p50} / ${again.p99} | ${again.app} + ${again.db} |`);
    }
  }
  if (secured) {
    lines.push('', '| row security | CPU-ms with | without | more | of the database alone |', '|---|---|---|---|---|');
    for (const [name, of] of Object.entries(secured.found)) {
      lines.push(`| ${name} | ${of.with} | ${of.without} | ${of.percent} % | ${of.db} % |`);
    }
  }
  if (loading && Object.keys(loading.growth).length) {
    lines.push('', `| growth: CPU-ms at so many counties | ${Object.keys(loading.growth).join(' | ')} |`, `|---|${Object.keys(loading.growth).map(() => '---|').join('')}`);
    for (const query of ['Q1', 'Q2', 'Q3', 'Q4']) {
      lines.push(`| ${query} | ${Object.values(loading.growth).map(step => (step[query].app + step[query].db).toFixed(2)).join(' | ')} |`);
    }
  }
  if (lasting) {
    lines.push('', '| growth: CPU-ms where a county has so many years | 1 | 3 | 10 |', '|---|---|---|---|');
    for (const [name, of] of Object.entries(lasting.found)) {
      lines.push(`| ${name} | ${[1, 3, 10].map(count => of[count] ? (of[count].app + of[count].db).toFixed(2) : '').join(' | ')} |`);
    }
  }
  if (loading) {
    lines.push('', `Sealing: in bulk ${loading.bulk.rate} budgets/s (${loading.bulk.budgets} budgets of ${size.projects} × ${size.indicators}, ${round(loading.bulk.seconds, 0)} s)` +
      (usual ? `; by the ordinary path, approved over HTTP, ${usual.rate} budgets/s (${usual.sealed} of ${usual.counties} counties), submitted ${usual.submit}/s.` : '.'));
  }
  if (proof) {
    lines.push(`Verified: ${proof.county}, ${proof.snapshots} snapshots intact by the server; offline: ${proof.offline}`);
  }
  if (fair) {
    lines.push('', `Fairness: a county's Q3 over 2 connections alone: p50 / p99 ${fair.alone.p50} / ${fair.alone.p99} ms, ${fair.alone.rate}/s; beside one county with 96 connections of Q1: ${fair.beside.p50} / ${fair.beside.p99} ms, ${fair.beside.rate}/s, ${fair.beside.failed} failed. The greedy county had ${fair.greedy.answered} answered and ${fair.greedy.refused} refused a round.`);
  }
  const text = lines.join('\n') + '\n';
  writeFileSync(join(WORK, 'report.md'), text);
  console.log('\n' + text + `\n${keptIn} and ${join(WORK, 'report.md')} hold it.`);
}

async function end() {
  await stop(own?.child);
  await Promise.all(Object.values(peers).map(peer => stop(peer.child)));
  tokens?.close();
  await owner?.end();
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => end().finally(() => process.exit(130)));
}

try {
  await setUp();
  tokens = await issuer(PORTS.issuer);
  if (!kept.phases.load) {
    await startJiheng();
  }
  await phase('load', growth);
  await phase('verified', verified);
  await phase('queries', queries);
  await phase('comparisons', comparisons);
  await phase('years', years);
  await phase('rowSecurity', rowSecurity);
  await phase('fairness', fairness);
  await phase('ordinary', ordinary);
  report();
  await end();
  if (!options.keep) {
    if (database.postmaster) {
      database.stop();
      rmSync(join(WORK, 'data'), { recursive: true, force: true });
      rmSync(keptIn);
    }
  }
} catch (failure) {
  console.error(failure.stack);
  console.error(`What was measured so far is kept in ${keptIn}; the same command goes on from there. Logs: ${WORK}`);
  await end();
  process.exitCode = 1;
}
