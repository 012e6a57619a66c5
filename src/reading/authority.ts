import { z } from "zod";
import type { Authority, AuthorityKind } from "../report/authority.ts";

/** `knowledge/terms/bodies.yaml`: official names of departments and what people say instead. */
export const bodiesSchema = z.strictObject({
  bodies: z.array(z.strictObject({ full: z.string(), short: z.array(z.string()).min(1) })),
});
export type Bodies = z.infer<typeof bodiesSchema>["bodies"];

const provinceEnd = /^.{2,8}?(?:省|自治区)/u;
// 城市管理, 市场监督, 市政: 市 is no place there
const cityEnd = /^.{1,8}?(?:(?<!城|都)市(?!场|政(?!府)|容)|自治州|地区|盟)/u;
const countyEnd = /^.{1,8}?(?:自治县|自治旗|县|区|旗|(?<!城|都)市(?!场|政(?!府)|容))/u;
const townEnd = /^.{1,8}?(?:镇|乡|街道|苏木)(?=$|人民政府|政府|办事处)/u;
/** Zones have longer names than counties: 「云溪高新技术产业开发区」. */
const zoneEnd = /^.{1,14}?(?:开发区|园区|保税区|度假区|示范区|风景区|管理区)/u;
/** What stands before the place: ministries' own branches begin with the ministry (「国家税务总局镇江市税务局」 is of 镇江市), the party's offices with 中共. */
const ministry = /^(?:(?:国家|中国|中华人民共和国).{2,8}?(?:总局|局|海关)|中共)(?=.{2,})/u;
/** Peoples in the names of autonomous places, which everyday names leave out: 恩施土家族苗族自治州 is 恩施州. */
const peoples =
  /(?:(?:各|蒙古|土家|布依|朝鲜|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|乌孜别克|鄂温克|裕固|保安|独龙|鄂伦春|塔塔尔|门巴|珞巴|基诺|维吾尔|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京])族)+/u;
const municipalities = new Set(["北京市", "上海市", "天津市", "重庆市"]);
/** Zones are run by a committee, not by a people's government; 新区 such as 浦东新区 are districts. */
const zone = /(?:开发区|园区|保税区|度假区|示范区|风景区|管理区)$/u;

/**
 * The authority that a name stands for: 「牡丹江市爱民区」「宿迁市」 are their governments, 「上海市科委」 a department, 「双塔区前进街道」 a street office.
 * `compiler` (who compiled the report) adds the wider place that a title leaves out, if it is of the same narrow one.
 */
export function authorityOf(printed: string, compiler: string | null, bodies: Bodies): Authority {
  const branchOf = ministry.exec(printed)?.[0] ?? "";
  const name = printed.slice(branchOf.length);
  const own = splitPlaces(name);
  const from = compiler ? splitPlaces(compiler) : null;
  const isSamePlace =
    from !== null &&
    own.places.length > 0 &&
    from.places.length > own.places.length &&
    from.places.at(-1) === own.places.at(-1);
  const places = isSamePlace ? from.places : own.places;
  const kind = kindOf(places, own.rest);
  const full = branchOf + places.join("") + officialRest(places, own.rest, kind);
  const names = namesOf(places, own.rest, kind, bodies);
  return {
    id: full,
    name: full,
    places,
    kind,
    level: levelOf(places),
    names: branchOf === "" ? names : [full, ...names],
    isNamed: true,
  };
}

/** The authority of a report that names none: known by its file, meant by no name. */
export function unnamedAuthority(report: string, words: string | null): Authority {
  const name = `${words ?? "未写明单位"}（${report}）`;
  return { id: name, name, places: [], kind: "other", level: null, names: [], isNamed: false };
}

/** Cuts the places off the front of a name, widest first. */
export function splitPlaces(name: string): { places: readonly string[]; rest: string } {
  const places: string[] = [];
  let rest = name;
  for (const end of [provinceEnd, cityEnd, countyEnd, townEnd]) {
    const place = (end.exec(rest) ?? (end === countyEnd ? zoneEnd.exec(rest) : null))?.[0];
    if (!place || /人民政府|委员会|管理局/u.test(place)) continue;
    places.push(place);
    rest = rest.slice(place.length);
    // 「荔湾区人民政府南源街道办事处」: the street office of that government
    const inner = /^人民政府(?=.{1,8}(?:街道|镇|乡))/u.exec(rest);
    if (inner) rest = rest.slice(inner[0].length);
  }
  return { places, rest };
}

function kindOf(places: readonly string[], rest: string): AuthorityKind {
  const last = places.at(-1) ?? "";
  if (/街道(?:办事处|办)?$/u.test(last + rest)) return "street";
  if (zone.test(last + rest) || /(?:管委会|管理委员会)$/u.test(rest)) return "other";
  if (places.length > 0 && /^(?:人民政府|政府)?$/u.test(rest)) return "government";
  if (/^(?:人民政府|政府)办公[厅室]$/u.test(rest)) return "office";
  return "department";
}

function officialRest(places: readonly string[], rest: string, kind: AuthorityKind): string {
  if (kind === "government") return "人民政府";
  if (kind === "street") return /街道$/u.test((places.at(-1) ?? "") + rest) ? `${rest}办事处` : rest;
  return rest;
}

function levelOf(places: readonly string[]): Authority["level"] {
  const last = places.at(-1);
  if (!last) return null;
  if (/(?:镇|乡|街道|苏木)$/u.test(last)) return "town";
  if (/(?:省|自治区)$/u.test(last) || municipalities.has(last)) return "province";
  if (/(?:县|区|旗)$/u.test(last)) return "county";
  return places.length > 1 && /市$/u.test(places.at(-2) ?? "") ? "county" : "city";
}

function namesOf(places: readonly string[], rest: string, kind: AuthorityKind, bodies: Bodies): readonly string[] {
  const last = places.at(-1) ?? "";
  const chains = places.map((_, index) => places.slice(index).join(""));
  const names = new Set<string>();
  for (const chain of chains) for (const end of endings(last, rest, kind, bodies)) names.add(chain + end);
  if (kind === "government") {
    const short = last.replace(/(?:自治县|自治旗|自治州|自治区|新区|省|市|县|区|旗|镇|乡)$/u, "");
    const everyday = last.replace(peoples, "").replace(/自治(?=[州县旗]$)/u, "");
    if (everyday !== last && everyday.length >= 3)
      for (const end of ["", "政府", "人民政府"]) names.add(everyday + end);
    if (short.length >= 2 && !peoples.test(short)) for (const end of ["", "政府"]) names.add(short + end);
    for (const chain of chains.slice(0, -1)) if (short.length >= 1) names.add(chain.slice(0, -last.length) + short);
    // in its own report it is simply 区政府
    const level = /(?:自治[区州县旗]|省|市|县|区|旗|州|盟|镇|乡)$/u.exec(last)?.[0];
    if (level) for (const end of ["政府", "人民政府"]) names.add(level + end);
  } else if (kind === "street") {
    const street = last.replace(/街道$/u, "");
    for (const end of ["街道", "街道办", "街道办事处", "街"]) names.add(street + end);
  } else if (places.length === 0) for (const end of endings(last, rest, kind, bodies)) names.add(end);
  else {
    // in its own report the department is simply 市科委; bare 科委 could be any level's
    const level = /(?:省|市|县|区|旗)$/u.exec(last)?.[0];
    if (level) for (const end of endings(last, rest, kind, bodies)) names.add(level + end);
  }
  return [...names].filter((name) => name.length >= 2).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function endings(last: string, rest: string, kind: AuthorityKind, bodies: Bodies): readonly string[] {
  if (kind === "government") return ["", "政府", "人民政府"];
  if (kind === "street")
    return /街道$/u.test(last)
      ? ["", "办", "办事处"]
      : [rest, rest.replace(/办事处$/u, ""), rest.replace(/办事处$/u, "办")];
  const same = bodies.filter((body) => rest.endsWith(body.full) || body.short.some((short) => rest.endsWith(short)));
  const others = same.flatMap((body) => {
    const said =
      [body.full, ...body.short].filter((form) => rest.endsWith(form)).toSorted((a, b) => b.length - a.length)[0] ?? "";
    return [body.full, ...body.short].map((form) => rest.slice(0, rest.length - said.length) + form);
  });
  return [rest, ...others];
}
