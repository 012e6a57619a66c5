import type { Library, ReportSummary } from "../../src/library/library.ts";
import type { Authority, AuthorityKind } from "../../src/report/authority.ts";
import type { FormatId } from "../../src/report/report.ts";

function authority(
  id: string,
  places: string[],
  kind: AuthorityKind,
  level: Authority["level"],
  names: string[],
): Authority {
  return { id, name: id, places, kind, level, names: [id, ...names], isNamed: true };
}

const aimin = authority("牡丹江市爱民区人民政府", ["牡丹江市", "爱民区"], "government", "county", [
  "牡丹江市爱民区政府",
  "爱民区人民政府",
  "牡丹江市爱民区",
  "爱民区政府",
  "爱民区",
]);
const gulouNanjing = authority("南京市鼓楼区人民政府", ["南京市", "鼓楼区"], "government", "county", [
  "鼓楼区人民政府",
  "南京市鼓楼区",
  "鼓楼区政府",
  "鼓楼区",
]);
const gulouXuzhou = authority("徐州市鼓楼区人民政府", ["徐州市", "鼓楼区"], "government", "county", [
  "鼓楼区人民政府",
  "徐州市鼓楼区",
  "鼓楼区政府",
  "鼓楼区",
]);
const nanjingEducation = authority("南京市教育局", ["南京市"], "department", "city", []);
const suqian = authority("宿迁市人民政府", ["宿迁市"], "government", "city", [
  "宿迁市政府",
  "市人民政府",
  "宿迁市",
  "市政府",
]);
const huaian = authority("淮安市人民政府", ["淮安市"], "government", "city", ["淮安市政府", "淮安市"]);
const xiliu = authority("海城市西柳镇人民政府", ["海城市", "西柳镇"], "government", "town", [
  "西柳镇人民政府",
  "海城市西柳镇",
  "西柳镇政府",
  "西柳镇",
]);
const shanghaiOffice = authority("上海市人民政府办公厅", ["上海市"], "office", "province", ["上海市政府办公厅"]);
const shanghaiScience = authority("上海市科学技术委员会", ["上海市"], "department", "province", ["上海市科委"]);

function report(id: string, of: Authority, year: number, format: FormatId): ReportSummary {
  return {
    id,
    title: `${of.name}${year}年年度报告`,
    authority: of,
    year,
    format,
    file: `${id}.txt`,
    figures: 100,
    passages: 5,
    findings: 0,
  };
}

const reports = [
  report("aimin-2020", aimin, 2020, "2019"),
  report("gulou-nanjing-2023", gulouNanjing, 2023, "2021"),
  report("gulou-xuzhou-2023", gulouXuzhou, 2023, "2021"),
  report("nanjing-jyj-2024", nanjingEducation, 2024, "2021"),
  report("nanjing-jyj-2023", nanjingEducation, 2023, "2021"),
  report("suqian-2024", suqian, 2024, "2021"),
  report("suqian-2023", suqian, 2023, "2021"),
  report("huaian-2024", huaian, 2024, "2021"),
  report("xiliu-2023", xiliu, 2023, "2021"),
  report("shanghai-office-2025", shanghaiOffice, 2025, "2021"),
  report("shanghai-office-2019", shanghaiOffice, 2019, "2019"),
  report("shanghai-stc-2024", shanghaiScience, 2024, "2021"),
];
const authorities = [
  aimin,
  gulouNanjing,
  gulouXuzhou,
  nanjingEducation,
  suqian,
  huaian,
  xiliu,
  shanghaiOffice,
  shanghaiScience,
];

/** A library of nine authorities and no figures: two 鼓楼区 of one name, a bureau, a town, an office, a committee, a city with two years. */
export const fixtureLibrary: Library = {
  reports: () => reports,
  authorities: () => authorities,
  report: async () => undefined,
  findings: async () => [],
  cells: async () => [],
};

/** A library that holds 爱民区 2020 alone. */
export const aiminLibrary: Library = {
  ...fixtureLibrary,
  reports: () => reports.slice(0, 1),
  authorities: () => authorities.slice(0, 1),
};

export const ids = {
  aimin: aimin.id,
  gulouNanjing: gulouNanjing.id,
  gulouXuzhou: gulouXuzhou.id,
  education: nanjingEducation.id,
  suqian: suqian.id,
  huaian: huaian.id,
  xiliu: xiliu.id,
  office: shanghaiOffice.id,
  science: shanghaiScience.id,
} as const;
