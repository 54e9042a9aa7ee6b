// Generates archives of past years (format jiheng-archive-1) with synthetic budgets: the same for the same seed and size.
// Nothing in them is of a real county but its code and name; title, source and basis say that they are synthetic (合成数据).
//
//   node generate.mjs --out DIR [--regions FILE] [--province 51] [--counties 172] [--others 4] [--departments 40]
//        [--projects 15] [--indicators 7] [--years 2023,2024,2025] [--seed 1]
//
// Writes DIR/<county>-<year>.jsonl, and DIR/counties.json with what was generated. --regions is the product's own list
// (schema/src/main/resources/db/data/region.csv). Counties are the first of the province by code; --others more come from
// two other provinces, so that what is not one's own is there too.
import { createHash } from 'node:crypto';
import { mkdirSync, openSync, closeSync, writeSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const REGIONS = join(HERE, '../../schema/src/main/resources/db/data/region.csv');

const DEPARTMENTS = [
  ['司法局', '法治宣传', '人民调解', '社区矫正', '法律援助', '行政复议'],
  ['教育局', '义务教育学校公用经费', '校舍维修改造', '教师培训', '学前教育资助', '营养改善计划'],
  ['卫生健康局', '基本公共卫生服务', '乡村医生补助', '疾病预防控制', '妇幼健康服务', '基层医疗机构能力提升'],
  ['农业农村局', '高标准农田建设', '农机购置补贴', '动物疫病防控', '农产品质量安全监管', '耕地地力保护'],
  ['水利局', '农村饮水安全维修养护', '河道治理', '山洪灾害防治', '小型水库维修养护', '水土保持'],
  ['交通运输局', '农村公路养护', '公路安全生命防护工程', '城乡客运补贴', '危桥改造', '路政执法'],
  ['民政局', '城乡最低生活保障', '特困人员供养', '养老服务体系建设', '残疾人两项补贴', '临时救助'],
  ['人力资源和社会保障局', '就业补助', '技能培训', '农民工权益保障', '公益性岗位补贴', '社保经办能力建设'],
  ['住房和城乡建设局', '老旧小区改造', '城镇保障性安居工程', '农村危房改造', '市政设施维护', '污水处理运行'],
  ['自然资源和规划局', '地质灾害防治', '国土空间规划编制', '不动产登记', '土地整治', '林长制'],
  ['生态环境分局', '大气污染防治', '水污染防治', '农村环境整治', '环境监测', '固体废物监管'],
  ['公安局', '公共安全视频监控', '道路交通安全管理', '禁毒', '反电信诈骗', '辅警保障'],
  ['文化广电和旅游局', '公共文化服务', '文物保护', '图书馆免费开放', '旅游宣传推广', '非遗保护'],
  ['应急管理局', '安全生产监管', '森林防火', '自然灾害救助', '应急物资储备', '应急救援队伍'],
  ['市场监督管理局', '食品安全抽检', '药品监管', '特种设备安全', '质量基础设施', '消费维权'],
  ['审计局', '政府投资项目审计', '经济责任审计', '审计信息化', '专项审计', '审计能力建设'],
  ['统计局', '经济普查', '住户调查', '统计信息化', '统计执法', '常规统计调查'],
  ['发展和改革局', '重点项目前期', '粮食储备', '价格监测', '节能降耗', '信用体系建设'],
  ['科技局', '科技创新平台', '科技成果转化', '高新技术企业培育', '科普', '科技特派员'],
  ['财政局', '财政信息化', '绩效评价', '国有资产管理', '会计管理', '乡镇财政能力建设'],
  ['退役军人事务局', '优抚对象补助', '退役士兵安置', '烈士纪念设施维护', '双拥', '军休服务'],
  ['医疗保障局', '城乡居民医保补助', '医疗救助', '医保基金监管', '医保信息化', '医保经办'],
  ['乡村振兴局', '产业扶持', '防返贫监测', '雨露计划', '小额信贷贴息', '驻村帮扶'],
  ['林业和草原局', '退耕还林', '造林绿化', '森林病虫害防治', '国有林场', '湿地保护'],
  ['信访局', '信访信息化', '矛盾纠纷化解', '信访救助', '信访督查', '网上信访'],
  ['商务局', '电子商务进农村', '消费促进', '外贸发展', '商贸流通体系', '招商引资'],
  ['城市管理局', '环卫保洁', '垃圾处理', '园林绿化养护', '路灯维护', '城市执法'],
  ['行政审批局', '政务服务大厅运行', '一网通办', '政务信息化', '基层便民服务', '电子证照'],
  ['体育局', '全民健身', '体育设施免费开放', '竞技体育', '青少年体育', '赛事活动'],
  ['档案馆', '档案数字化', '档案保护', '档案征集', '馆库维护', '档案利用'],
  ['机关事务服务中心', '公务用车', '办公用房维修', '物业管理', '节能改造', '会务保障'],
  ['人民法院', '办案业务', '法庭建设', '信息化', '司法救助', '人民陪审员'],
  ['人民检察院', '办案业务', '检察信息化', '司法救助', '未成年人检察', '公益诉讼'],
  ['中共{county}委宣传部', '文明城市创建', '融媒体中心', '理论宣讲', '新时代文明实践', '舆情监测'],
  ['中共{county}委组织部', '党员教育', '基层党建', '人才引进', '干部培训', '远程教育'],
  ['中共{county}委政法委员会', '综治中心', '平安建设', '见义勇为', '网格员', '雪亮工程'],
  ['{county}总工会', '困难职工帮扶', '职工技能竞赛', '工会活动', '劳模慰问', '职工书屋'],
  ['共青团{county}委员会', '青少年活动', '志愿服务', '西部计划', '希望工程', '青年创业'],
  ['{county}妇女联合会', '妇女儿童权益', '家庭教育', '两癌救助', '巾帼创业', '妇女之家'],
  ['{county}残疾人联合会', '残疾人康复', '残疾人就业', '无障碍改造', '残疾人托养', '辅具适配'],
];
const KINDS = ['经费', '补助资金', '专项资金', '项目', '工作经费'];
const OF_2015 = [['产出指标', '数量指标'], ['产出指标', '质量指标'], ['产出指标', '时效指标'], ['产出指标', '成本指标'],
  ['效益指标', '社会效益指标'], ['效益指标', '可持续影响指标'], ['满意度指标', '服务对象满意度指标'], ['效益指标', '经济效益指标'], ['效益指标', '生态效益指标']];
const OF_2021 = [['产出指标', '数量指标'], ['产出指标', '质量指标'], ['产出指标', '时效指标'], ['成本指标', '经济成本指标'],
  ['效益指标', '社会效益指标'], ['效益指标', '经济效益指标'], ['满意度指标', '服务对象满意度指标'], ['成本指标', '社会成本指标'], ['效益指标', '生态效益指标']];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国文志玉红'];
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function generator(...key) {
  let a = createHash('sha256').update(key.join('/')).digest().readUInt32LE();
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: n => Math.floor(next() * n), pick: list => list[Math.floor(next() * list.length)], between: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}

function person(random) {
  return random.pick(SURNAMES) + random.pick(GIVEN) + (random.next() < 0.6 ? random.pick(GIVEN) : '');
}

function checked(first20) {
  let sum = 0;
  let weight = 1;
  for (const c of first20) {
    sum += ALPHABET.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return first20 + ALPHABET[(((30 - sum) % 31) + 31) % 31];
}

export function departmentCode(index) {
  return String(101 + index * 7).padStart(3, '0');
}

export function projectCode(county, department, index) {
  return checked(county + String(18 + (index % 5)) + 'P' + department + '00' + String(index + 1).padStart(6, '0'));
}

function target(level2, theme, year, random) {
  const numeric = (words, comparator, value, unit) => ({ kind: 'NUMERIC', raw: words, comparator, value: String(value), upper: null, unit, deadline: null });
  switch (level2) {
    case '数量指标': {
      const unit = random.pick(['次', '人', '件', '个', '场']);
      const value = random.between(1, 60) * random.pick([1, 5, 10, 50]);
      return [`${theme}${{ 次: '开展次数', 人: '覆盖人数', 件: '办结件数', 个: '覆盖村居个数', 场: '活动场次' }[unit]}`, numeric(`≥${value}${unit}`, 'GE', value, unit)];
    }
    case '质量指标': {
      const value = random.between(85, 100);
      return [random.pick([`${theme}验收合格率`, `${theme}达标率`, `${theme}完成率`]), value === 100 ? numeric('100%', 'EQ', 100, '%') : numeric(`≥${value}%`, 'GE', value, '%')];
    }
    case '时效指标':
      return random.next() < 0.5 ? [`${theme}完成时限`, { kind: 'DEADLINE', raw: `${year}年底`, comparator: null, value: null, upper: null, unit: null, deadline: `${year}-12-31` }]
        : [`${theme}资金拨付及时率`, numeric('≥95%', 'GE', 95, '%')];
    case '成本指标':
    case '经济成本指标': {
      const value = random.between(1, 400) * 5000;
      return [`${theme}成本控制`, numeric(`≤${value}元`, 'LE', value, '元')];
    }
    case '社会成本指标': {
      const value = random.between(1, 5);
      return [`${theme}差错率`, numeric(`<${value}%`, 'LT', value, '%')];
    }
    case '服务对象满意度指标': {
      const value = random.pick([85, 90, 90, 95, 95, 98]);
      return [random.pick(['群众满意度', '服务对象满意度', '受益对象满意度']), numeric(`≥${value}%`, 'GE', value, '%')];
    }
    default:
      if (random.next() < 0.4) {
        const value = random.between(2, 30);
        return [`${theme}增长率`, numeric(`≥${value}%`, 'GE', value, '%')];
      }
      return [random.pick([`${theme}水平提升`, `促进${theme}发展`, `${theme}长效机制`]), { kind: 'QUALITATIVE', raw: random.pick(['持续提升', '明显改善', '逐步完善', '有效促进']), comparator: null, value: null, upper: null, unit: null, deadline: null }];
  }
}

const CLASSIFIED = { kind: 'CLASSIFIED', raw: null, comparator: null, value: null, upper: null, unit: null, deadline: null };

/** One department's year. What stays over the years comes from a seed without the year. */
function budget(size, county, year, index) {
  const [name, ...themes] = DEPARTMENTS[index % DEPARTMENTS.length];
  const code = departmentCode(index);
  const suffix = index >= DEPARTMENTS.length ? `第${Math.floor(index / DEPARTMENTS.length) + 1}分局` : '';
  const departmentName = (name.includes('{county}') ? name.replace('{county}', county.name) : county.name + name) + suffix;
  const classes = year < 2022 ? OF_2015 : OF_2021;
  let number = 0;
  const projects = [];
  for (let p = 0; p < size.projects; p++) {
    const lasting = generator(size.seed, county.code, code, p);
    const random = generator(size.seed, county.code, code, p, year);
    const theme = themes[p % themes.length];
    const kind = KINDS[Math.floor(p / themes.length) % KINDS.length];
    const classified = lasting.next() < 0.01;
    const base = Math.round(Math.exp(lasting.next() * 6 + 1) * 100) * 10_000;
    const total = Math.max(10_000, Math.round(base * (1 + 0.06 * (year - 2020)) * (0.9 + random.next() * 0.25) / 10_000) * 10_000);
    const plan = random.pick([[25, 50, 80], [20, 50, 75], [30, 60, 85], [0, 40, 80], [10, 40, 70]]);
    const project = {
      number: ++number, sequence: p + 1, code: projectCode(county.code, code, p),
      name: `${theme}${kind}${Math.floor(p / themes.length) >= KINDS.length ? p : ''}`,
      unitCode: code + '001', unitName: departmentName + '本级', totalFen: total, fiscalFen: total, otherFen: null,
      purpose: classified ? null : `用于${year}年度${county.name}${theme}相关工作，包括人员培训、设备购置、宣传活动及日常运转等支出，保障${theme}任务按期完成。`,
      paymentPlan: [[3, plan[0]], [6, plan[1]], [10, plan[2]], [12, 100]].map(([month, percent]) => ({ month, hundredths: percent * 100 })),
      goals: classified ? [] : [`完成年度${theme}任务，覆盖全部乡镇（街道）`, `提升${theme}规范化水平，群众满意度不低于${random.between(85, 98)}%`],
      classified, indicators: [],
    };
    for (let i = 0; i < size.indicators; i++) {
      const [level1, level2] = classes[i % classes.length];
      const [level3, of] = target(level2, theme, year, random);
      project.indicators.push(classified
        ? { number: ++number, sequence: i + 1, level1, level2, level3: null, description: null, target: CLASSIFIED, basis: null, weight: null }
        : { number: ++number, sequence: i + 1, level1, level2, level3, description: `反映${level3}情况`, target: of,
          basis: random.pick(['年度工作计划', '历史数据', '行业标准', `${county.name}“十四五”规划`]), weight: null });
    }
    projects.push(project);
  }
  const people = generator(size.seed, county.code, code, year, 'people');
  const draftedBy = person(people) + '（编制，合成）';
  return {
    departmentName, draftedBy, approvedBy: person(people) + '（批复，合成）',
    basis: { document: `合成数据 财预〔${year}〕${index + 1}号`, date: `${year}-02-0${1 + (index % 9)}` },
    content: {
      form: 'jiheng-content-1', county: county.code, year, department: code,
      title: `${departmentName}${year}年部门预算绩效文本（合成数据）`,
      overallGoals: themes.slice(0, 3).map(theme => `统筹推进全县${theme}工作，落实县委、县政府决策部署`),
      itemisedGoals: themes.map(theme => `${theme}：按年度计划完成各项任务`),
      safeguards: ['加强组织领导，落实工作责任', '严格预算管理，强化绩效监控', '完善制度机制，加强监督检查'],
      projects, indicators: [],
    },
  };
}

export function chosen(size, regions = REGIONS) {
  const rows = readFileSync(regions, 'utf8').trim().split('\n').slice(1).map(line => line.split(','));
  const counties = rows.filter(([code, name, level, , until]) => level === 'COUNTY' && !until && !name.endsWith('市辖区')).map(([code, name]) => ({ code, name }));
  const own = counties.filter(county => county.code.startsWith(size.province)).slice(0, size.counties);
  if (own.length < size.counties) {
    throw new Error(`province ${size.province} has ${own.length} counties, not ${size.counties}`);
  }
  const elsewhere = ['13', '44'].filter(province => province !== size.province)
    .flatMap(province => counties.filter(county => county.code.startsWith(province)).slice(0, Math.ceil(size.others / 2))).slice(0, size.others);
  return [...own, ...elsewhere];
}

export function generate(size, out, counties, regions) {
  mkdirSync(out, { recursive: true });
  for (const county of counties) {
    for (const year of size.years) {
      const file = openSync(join(out, `${county.code}-${year}.jsonl`), 'w');
      const lines = [JSON.stringify({ format: 'jiheng-archive-1', county: county.code, countyName: county.name, year, source: `合成数据（synthetic），生成器 jiheng-bench，种子 ${size.seed}` })];
      for (let d = 0; d < size.departments; d++) {
        lines.push(JSON.stringify(budget(size, county, year, d)));
      }
      writeSync(file, lines.join('\n') + '\n');
      closeSync(file);
    }
  }
}

export const CANONICAL = { province: '51', counties: 172, others: 4, departments: 40, projects: 15, indicators: 7, years: [2023, 2024, 2025], seed: 1 };

export function sizeOf(options) {
  const size = { ...CANONICAL };
  for (const [key, value] of Object.entries(options)) {
    if (key in size) {
      size[key] = key === 'years' ? value.split(',').map(Number) : key === 'province' ? value : Number(value);
    }
  }
  return size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = {};
  for (let i = 2; i < process.argv.length; i += 2) {
    options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
  }
  if (!options.out) {
    console.error('usage: node generate.mjs --out DIR [--counties 172] … (see the head of this file)');
    process.exit(64);
  }
  const size = sizeOf(options);
  const counties = chosen(size, options.regions);
  generate(size, options.out, counties);
  writeFileSync(join(options.out, 'counties.json'), JSON.stringify({ size, counties }, null, 1));
}
