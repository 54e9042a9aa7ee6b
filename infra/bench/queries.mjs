// Q1–Q6 of the canonical work, as each side is asked, and how both answers are brought into one form to be compared.

const number = value => value === null || value === undefined ? null : Number(value);
const fen = wanYuan => wanYuan === null || wanYuan === undefined ? null : Math.round(Number(wanYuan) * 1_000_000);
const sum = values => values.some(value => value !== null) ? values.reduce((all, value) => all + (value ?? 0), 0) : null;

const OWN_TARGET = 'target { raw kind comparator value upperValue unit deadline }';
const OWN_PROJECT = `sequence code name purpose goals classified unit { code name } funds { total fiscal other }
  paymentPlan { month cumulativePercent }
  indicators { sequence level1 level2 level3 description basis weight ${OWN_TARGET} }`;
const PEER_INDICATOR = 'sequence level1 level2 level3 description targetRaw targetKind comparator targetValue targetUpper targetUnit targetDeadline basis weight';
const PEER_INDICATORS = 'indicatorsByCountyCodeAndFiscalYearAndDepartmentCodeAndAdjustmentAndProjectNumber';
const PEER_PROJECTS = 'projectsByCountyCodeAndFiscalYearAndDepartmentCodeAndAdjustmentAndPlaceAndOpen';
const PEER_PROJECT = `sequence code name purpose goals classified unitCode budgetUnitByCountyCodeAndUnitCode { name }
  totalFen fiscalFen otherFen planMonths planHundredths
  ${PEER_INDICATORS}(orderBy: [SEQUENCE_ASC]) { nodes { ${PEER_INDICATOR} } }`;

const ownIndicator = of => [of.sequence, of.level1, of.level2, of.level3, of.description, of.target.raw, of.target.kind, of.target.comparator,
  number(of.target.value), number(of.target.upperValue), of.target.unit, of.target.deadline, of.basis, number(of.weight)];
const peerIndicator = of => [of.sequence, of.level1, of.level2, of.level3, of.description, of.targetRaw, of.targetKind, of.comparator,
  number(of.targetValue), number(of.targetUpper), of.targetUnit, of.targetDeadline, of.basis, number(of.weight)];
const ownProject = of => ({ sequence: of.sequence, code: of.code, name: of.name, purpose: of.purpose, goals: of.goals, classified: of.classified,
  unit: of.unit && [of.unit.code, of.unit.name], funds: [fen(of.funds.total), fen(of.funds.fiscal), fen(of.funds.other)],
  plan: of.paymentPlan.map(each => [each.month, Number(each.cumulativePercent)]), indicators: of.indicators.map(ownIndicator) });
const peerProject = (of, indicators, unit) => ({ sequence: of.sequence, code: of.code, name: of.name, purpose: of.purpose, goals: of.goals,
  classified: of.classified, unit: of.unitCode && [of.unitCode, unit], funds: [number(of.totalFen), number(of.fiscalFen), number(of.otherFen)],
  plan: of.planMonths.map((month, i) => [month, of.planHundredths[i] / 100]), indicators: indicators.map(peerIndicator) });

/** What both are asked about. */
export const Q1 = {
  name: 'Q1', says: 'a department\'s budget of a year with all projects and indicators',
  own: at => `{ budget(county: "${at.county}", department: "${at.department}", year: ${at.year}) {
    year status version title overallGoals itemisedGoals safeguards projectCount county { code name } department { code name }
    funds { total fiscal other } indicators { sequence } projects(first: 100) { totalCount pageInfo { hasNextPage } nodes { ${OWN_PROJECT} } } } }`,
  peer: at => `{ budgetByCountyCodeAndFiscalYearAndDepartmentCodeAndAdjustment(countyCode: "${at.county}", fiscalYear: ${at.year}, departmentCode: "${at.department}", adjustment: 0) {
    fiscalYear status version title overallGoals itemisedGoals safeguards
    departmentByCountyCodeAndDepartmentCode { departmentCode name countyByCountyCode { countyCode name } }
    ${PEER_PROJECTS}(orderBy: [SEQUENCE_ASC], first: 100) { totalCount pageInfo { hasNextPage } nodes { ${PEER_PROJECT} } } } }`,
  ownForm: ({ budget: of }) => ({ head: [of.year, of.status, of.version, of.title, of.overallGoals, of.itemisedGoals, of.safeguards],
    county: [of.county.code, of.county.name], department: [of.department.code, of.department.name],
    funds: [fen(of.funds.total), fen(of.funds.fiscal), fen(of.funds.other)], count: [of.projectCount, of.projects.totalCount, of.projects.pageInfo.hasNextPage],
    projects: of.projects.nodes.map(ownProject) }),
  peerForm: ({ budgetByCountyCodeAndFiscalYearAndDepartmentCodeAndAdjustment: of }) => {
    const department = of.departmentByCountyCodeAndDepartmentCode;
    const projects = of[PEER_PROJECTS];
    return { head: [of.fiscalYear, of.status, of.version, of.title, of.overallGoals, of.itemisedGoals, of.safeguards],
      county: [department.countyByCountyCode.countyCode, department.countyByCountyCode.name], department: [department.departmentCode, department.name],
      funds: ['totalFen', 'fiscalFen', 'otherFen'].map(field => sum(projects.nodes.map(each => number(each[field])))),
      count: [projects.totalCount, projects.totalCount, projects.pageInfo.hasNextPage],
      projects: projects.nodes.map(each => peerProject(each, each[PEER_INDICATORS].nodes, each.budgetUnitByCountyCodeAndUnitCode?.name)) };
  },
};

const AT_LEAST = 100;

export const Q2 = {
  name: 'Q2', says: '20 projects of a county by amount, filtered by amount, a page behind the first, with the department\'s name',
  own: (at, after) => `{ projects(filter: { years: [${at.year}], totalAtLeast: ${AT_LEAST} }, orderBy: { field: TOTAL, direction: DESC }, first: 20${after ? `, after: "${after}"` : ''}) {
    pageInfo { hasNextPage endCursor } nodes { sequence code name classified unit { code } funds { total fiscal other } budget { year department { code name } } } } }`,
  peer: (at, after) => `{ allProjects(condition: { countyCode: "${at.county}", fiscalYear: ${at.year}, place: "STANDING" }, filter: { totalFen: { greaterThanOrEqualTo: "${AT_LEAST * 1_000_000}" } },
    orderBy: [TOTAL_FEN_DESC, DEPARTMENT_CODE_DESC, NUMBER_DESC], first: 20${after ? `, after: "${after}"` : ''}) {
    pageInfo { hasNextPage endCursor } nodes { sequence code name classified unitCode totalFen fiscalFen otherFen
      budgetByCountyCodeAndFiscalYearAndDepartmentCodeAndAdjustmentAndPlaceAndOpen { fiscalYear departmentByCountyCodeAndDepartmentCode { departmentCode name } } } } }`,
  ownForm: ({ projects: of }) => ({ more: of.pageInfo.hasNextPage, nodes: of.nodes.map(each => [each.sequence, each.code, each.name, each.classified, each.unit?.code,
    fen(each.funds.total), fen(each.funds.fiscal), fen(each.funds.other), each.budget.year, each.budget.department.code, each.budget.department.name]) }),
  peerForm: ({ allProjects: of }) => ({ more: of.pageInfo.hasNextPage, nodes: of.nodes.map(each => {
    const budget = each.budgetByCountyCodeAndFiscalYearAndDepartmentCodeAndAdjustmentAndPlaceAndOpen;
    return [each.sequence, each.code, each.name, each.classified, each.unitCode, number(each.totalFen), number(each.fiscalFen), number(each.otherFen),
      budget.fiscalYear, budget.departmentByCountyCodeAndDepartmentCode.departmentCode, budget.departmentByCountyCodeAndDepartmentCode.name];
  }) }),
  ownCursor: ({ projects: of }) => of.pageInfo.endCursor,
  peerCursor: ({ allProjects: of }) => of.pageInfo.endCursor,
};

export const Q3 = {
  name: 'Q3', says: 'one project by code with its indicators',
  own: at => `{ project(county: "${at.county}", code: "${at.code}", year: ${at.year}) { ${OWN_PROJECT} } }`,
  peer: at => `{ allProjects(condition: { countyCode: "${at.county}", fiscalYear: ${at.year}, place: "STANDING", code: "${at.code}" }, first: 1) { nodes { ${PEER_PROJECT} } } }`,
  ownForm: ({ project }) => ownProject(project),
  peerForm: ({ allProjects: { nodes: [of] } }) => peerProject(of, of[PEER_INDICATORS].nodes, of.budgetUnitByCountyCodeAndUnitCode?.name),
};

export const Q4 = {
  name: 'Q4', says: 'three years of one department, projects matched by code',
  own: at => `{ budgets(filter: { departments: ["${at.department}"], years: [${at.years}] }, orderBy: { field: YEAR }, first: 10) {
    nodes { year funds { total } projects(first: 100) { nodes { code name funds { total fiscal other } } } } } }`,
  peer: at => `{ allBudgets(condition: { countyCode: "${at.county}", departmentCode: "${at.department}", place: "STANDING" }, filter: { fiscalYear: { in: [${at.years}] } }, orderBy: [FISCAL_YEAR_ASC], first: 10) {
    nodes { fiscalYear ${PEER_PROJECTS}(orderBy: [SEQUENCE_ASC], first: 100) { nodes { code name totalFen fiscalFen otherFen } } } } }`,
  ownForm: ({ budgets: of }) => matched(of.nodes.map(each => ({ year: each.year, total: fen(each.funds.total),
    projects: each.projects.nodes.map(project => [project.code, project.name, fen(project.funds.total), fen(project.funds.fiscal), fen(project.funds.other)]) }))),
  peerForm: ({ allBudgets: of }) => matched(of.nodes.map(each => ({ year: each.fiscalYear, total: sum(each[PEER_PROJECTS].nodes.map(project => number(project.totalFen))),
    projects: each[PEER_PROJECTS].nodes.map(project => [project.code, project.name, number(project.totalFen), number(project.fiscalFen), number(project.otherFen)]) }))),
};

function matched(years) {
  const projects = {};
  years.forEach(year => year.projects.forEach(([code, ...rest]) => (projects[code] ??= {})[year.year] = rest));
  return { totals: years.map(year => [year.year, year.total]), projects };
}

const percent = (part, whole) => whole ? Math.round(part / whole * 10_000) / 100 : null;

export const Q5 = {
  name: 'Q5', says: 'a province: total, project count, share of numeric targets by county and year', oversight: true,
  own: at => `{ comparison(filter: { years: [${at.years}] }, by: COUNTY, measures: [TOTAL, PROJECTS, NUMERIC_TARGET_SHARE]) {
    rows { countyCode countyName cells { year measure value } } } }`,
  peer: at => `{ allComparisonCounties(condition: { provinceCode: "${at.province}", stage: "INITIAL" }, filter: { fiscalYear: { in: [${at.years}] } }, orderBy: [COUNTY_CODE_ASC, FISCAL_YEAR_ASC]) {
    nodes { countyCode countyName fiscalYear totalFen projects indicators numericTargets } } }`,
  ownForm: ({ comparison: of }) => {
    const cells = {};
    of.rows.forEach(row => row.cells.forEach(cell => {
      const at = cells[`${row.countyCode} ${cell.year}`] ??= { name: row.countyName };
      at[cell.measure] = cell.measure === 'TOTAL' ? fen(cell.value) : Number(cell.value);
    }));
    return cells;
  },
  peerForm: ({ allComparisonCounties: of }) => Object.fromEntries(of.nodes.map(each => [`${each.countyCode} ${each.fiscalYear}`,
    { name: each.countyName, TOTAL: number(each.totalFen), PROJECTS: each.projects, NUMERIC_TARGET_SHARE: percent(each.numericTargets, each.indicators) }])),
};

const PEER_SEALED = 'snapshotProjectsByCountyCodeAndFiscalYearAndDepartmentCodeAndSnapshotNumberAndSealedIn';
const PEER_SEALED_INDICATORS = 'snapshotIndicatorsByCountyCodeAndFiscalYearAndDepartmentCodeAndSnapshotNumberAndProjectNumber';

export const Q6 = {
  name: 'Q6', says: 'Q1 on a sealed snapshot, as a trusted document by GET',
  document: `query Sealed($id: ID!) { snapshot(id: $id) { year title overallGoals itemisedGoals safeguards projectCount countyName departmentName hash
    funds { total fiscal other } projects { ${OWN_PROJECT} } } }`,
  peer: at => `{ snapshotByCountyCodeAndFiscalYearAndDepartmentCodeAndNumber(countyCode: "${at.county}", fiscalYear: ${at.year}, departmentCode: "${at.department}", number: 1) {
    fiscalYear title overallGoals itemisedGoals safeguards projectCount countyName departmentName hash totalFen fiscalFen otherFen
    ${PEER_SEALED}(orderBy: [SEQUENCE_ASC]) { nodes { sequence code name purpose goals classified unitCode unitName totalFen fiscalFen otherFen planMonths planHundredths
      ${PEER_SEALED_INDICATORS}(orderBy: [SEQUENCE_ASC]) { nodes { ${PEER_INDICATOR} } } } } } }`,
  ownForm: ({ snapshot: of }) => ({ head: [of.year, of.title, of.overallGoals, of.itemisedGoals, of.safeguards, of.projectCount, of.countyName, of.departmentName, of.hash],
    funds: [fen(of.funds.total), fen(of.funds.fiscal), fen(of.funds.other)], projects: of.projects.map(ownProject) }),
  peerForm: ({ snapshotByCountyCodeAndFiscalYearAndDepartmentCodeAndNumber: of }) => ({
    head: [of.fiscalYear, of.title, of.overallGoals, of.itemisedGoals, of.safeguards, of.projectCount, of.countyName, of.departmentName, of.hash],
    funds: [number(of.totalFen), number(of.fiscalFen), number(of.otherFen)],
    projects: of[PEER_SEALED].nodes.map(each => peerProject(each, each[PEER_SEALED_INDICATORS].nodes, each.unitName)) }),
};

/** Comparisons over a province, all granted years. */
export const COMPARISONS = {
  counties: 'by: COUNTY, measures: [TOTAL, PROJECTS, NUMERIC_TARGET_SHARE]',
  'classes of level 2': 'by: LEVEL2, measures: [INDICATORS, NUMERIC_TARGET_SHARE]',
  'functions of departments': 'by: FUNCTION, measures: [TOTAL, PROJECTS]',
  'all 司法局': 'by: DEPARTMENT, functions: ["司法局"], measures: [TOTAL, PROJECTS]',
  'one indicator': 'by: INDICATOR, indicators: ["群众满意度"], measures: [TARGET_MEAN]',
};
export const comparison = (of, years) => `{ comparison(filter: { years: [${years}] }, ${of}) {
  rows { label countyCode status cells { year measure valueState value change changePercent rank percentile } }
  peerGroups { year measure size median } coverage { year counties countiesExpected } comparability { code message } } }`;
