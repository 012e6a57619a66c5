import type { Option, Query } from "./query.ts";
import type { Taken } from "./say-taken.ts";

/** Ways to go on from a query, each a question by itself: the applicants, the share, the year before, whether it adds up. */
export function moreOptions(query: Query, taken: Taken): readonly Option[] {
  const of = taken.whoAndWhen(query);
  const [measure] = query.measures;
  // names of rows are understood in Chinese best; the answer's language is told by the question's
  if (query.language === "en") return [{ label: "Does the report add up?", send: `Does the report of ${of}add up?` }];
  const check = { label: "报告对得上吗", send: `${of}的报告对得上吗？` };
  if (measure?.kind !== "cell") return [check];
  const what = (taken.measures(query, "rows", query.language)[0] ?? "").replace(/[·()（）]/gu, " ").trim();
  const isOfRequests = measure.row.startsWith("requests.");
  return [
    ...(isOfRequests ? [{ label: "按申请人类型分", send: `${of}${what}各类申请人分别多少件？` }] : []),
    { label: "和上年比", send: `${of}${what}比上年多多少？` },
    ...(measure.row.startsWith("requests.outcome.") ? [{ label: "占比", send: `${of}${what}占比多少？` }] : []),
    check,
  ];
}
