import { asWritten } from "../answer/printed.ts";
import { type Bilingual, both } from "../base/bilingual.ts";
import { maskPersonal } from "../base/mask.ts";
import { normalize } from "../base/text.ts";
import { replyWith } from "../conversation/answer-reply.ts";
import type { Looked } from "../conversation/applying/applying-parts.ts";
import type { Sayings } from "../conversation/applying/sayings.ts";
import { asItIs } from "../conversation/applying/window-reply.ts";
import type { AssistantParts } from "../conversation/assistant-parts.ts";
import { findReports, shortTitle } from "../conversation/find-reports.ts";
import { sentence } from "../conversation/reply.ts";

/** Longer descriptions are looked up by how they begin. */
const longestLook = 300;
const reportsAtMost = 3;
/** Matters that are told what they are, and not information: a document that only names them (「12345热线考核办法」) is information all the same. */
const matters: ReadonlySet<string> = new Set([
  "hotline",
  "complaint",
  "consultation",
  "petition",
  "emergency",
  "certify",
]);
const annualReport = /(?:政府)?(?:信息|政务)公开(?:工作)?(?:的)?(?:年度)?(?:工作)?报告(?:全文)?$|(?:信息公开)?年报$/u;

/**
 * What the library or the rules say to a description, masked, outside any thread, and counted nowhere. It is public only where the answer cites a report.
 * What wants a conclusion or an act, and is no document by its name, belongs elsewhere, whether or not the rules know where.
 */
export function createLook(
  { library, understand, answer }: Pick<AssistantParts, "library" | "understand" | "answer">,
  sayings: Sayings,
): (words: string) => Promise<Looked> {
  const namesDocument = new RegExp(`(?<!(?:什么|哪些|哪几种?|啥).{0,2})${sayings.document}[。.]?$`, "u");
  return async (words) => {
    const { text } = maskPersonal(words.slice(0, longestLook));
    const held = heldReports(library, text);
    if (held !== undefined) return held;
    const understanding = understand(text);
    const found = await answer(understanding, text);
    const reply = asItIs(replyWith(found, { library, language: understanding.language, question: text }));
    const { outcome } = understanding;
    const isDocument = namesDocument.test(normalize(text));
    const nothing: Looked = { kind: "nothing", reply };
    const unlessSaid = () => (isDocument ? nothing : (noInformation(sayings, text) ?? nothing));
    switch (found.kind) {
      case "figure":
      case "comparison":
      case "passage":
      case "clarify":
        return found.figures.length + found.citations.length > 0 ? { kind: "public", reply } : unlessSaid();
      case "handoff": {
        const told = outcome.kind === "passage" ? outcome.instead : outcome;
        const isMatter = told?.kind === "guidance" && matters.has(told.finding.topic);
        return { kind: isMatter && isDocument ? "nothing" : "elsewhere", reply };
      }
      case "guidance":
        return {
          kind: "guidance",
          reply: asItIs(sentence(found.text)),
          isAdvice: !isDocument && noInformation(sayings, text) !== undefined,
        };
      default:
        return unlessSaid();
    }
  };
}

/** Complaints and consultations by how they are said; undefined elsewhere. */
function noInformation(sayings: Sayings, text: string): Looked | undefined {
  const said = sayings.has("complains", text) ? complaint : sayings.has("consults", text) ? consultation : undefined;
  return said === undefined ? undefined : { kind: "nothing", reply: sentence(said), isAdvice: true };
}

const complaint: Bilingual = {
  zh: "这像是投诉、举报或者要求处理一件事：按条例第三十九条不作为政府信息公开申请处理。请找主管部门、信访部门或者打 12345；反映公职人员违纪违法的，向纪检监察机关举报（12388）。",
  en: "This looks like a complaint, a report of wrongdoing or a wish that something be dealt with: by article 39 of the Regulations it is not processed as an application for information. Please turn to the department in charge, the petition office or the hotline 12345; misconduct of officials is reported to the discipline inspection authority (12388).",
};
const consultation: Bilingual = {
  zh: "这像是咨询：信息公开只提供机关已经制作或者获取的信息（条例第二条、第三十八条），不解释政策、不作结论。请问主管部门的窗口或者打 12345；要的是某份文件的话，请写文件的名称或者内容。",
  en: "This looks like a request for advice: disclosure gives only information that an authority has made or obtained already (Regulations, articles 2 and 38); it explains no policy and draws no conclusion. Please ask at the window of the department in charge or call 12345; if you want a certain document, write its title or what it is about.",
};

/** An annual report that the library holds, where the description is just that; undefined elsewhere. */
function heldReports(library: AssistantParts["library"], text: string): Looked | undefined {
  const named = normalize(text)
    .trim()
    .replace(/[。.]$/u, "");
  if (!annualReport.test(named)) return undefined;
  const reports = findReports(library.reports(), named.replace(annualReport, "")).slice(0, reportsAtMost);
  if (reports.length === 0) return undefined;
  const titles = reports.map((report) => asWritten(`· 《${report.title || shortTitle(report)}》`)).join("\n");
  return { kind: "public", reply: sentence(both`${isPublished}\n${titles}`) };
}

const isPublished: Bilingual = {
  zh: "这份年度报告已经公开，机关网站的「政府信息公开年报」栏可以看，这里也可以直接问其中的数字：",
  en: "This annual report is public: it can be read on the authority's website (政府信息公开年报), and you can ask for its figures here:",
};
