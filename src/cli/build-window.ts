import type { Clock } from "../base/clock.ts";
import { maskPersonal } from "../base/mask.ts";
import { normalize } from "../base/text.ts";
import type { Config } from "../config.ts";
import { tongueOf } from "../conversation/answer-question.ts";
import { replyWith } from "../conversation/answer-reply.ts";
import type { Looked } from "../conversation/applying/applying-parts.ts";
import type { ApplicantDraft } from "../conversation/applying/draft.ts";
import { type ApplicantWindow, createApplicantWindow } from "../conversation/applying/window.ts";
import type { AssistantParts } from "../conversation/assistant-parts.ts";
import { sentence } from "../conversation/reply.ts";
import type { Office } from "./build-office.ts";

export interface WindowSettings {
  readonly config: Pick<Config, "intake" | "draftDays">;
  readonly clock: Clock;
  readonly authority: () => string | null;
}

/** Topics of guidance that are wishes to apply, and not questions. */
const wishes: ReadonlySet<string> = new Set(["application-intent"]);
/** Asking how to apply, or whether one may, is no wish to apply now. */
const asksAbout =
  /[?？]|(?:吗|么|呢|不)$|怎么|怎样|如何|咋|多久|要不要|能不能|可不可以|可以|需要|什么|哪|谁|how|what|can |do i/iu;
const saysSo =
  /^(?:我|俺|本人|咱|麻烦|请|帮我|给我|现在|你好|您好).{0,6}(?:申请|依申请)(?:公开|获取|查阅|一|信息|政府)|^(?:依)?申请(?:公开|获取)|^(?:那|好|嗯)?[,，]?(?:我|俺|本人|咱)?(?:现在)?(?:就|想要?|要|来|打算|准备)*(?:依)?申请(?:吧|一下|一[份个项件])?[。.!！]?$|(?:想要?|要|来|打算|准备|希望)(?:依)?申请.*(?:文件|材料|档案|批复|批文|报告|方案|预案|规划|计划|图纸|合同|协议|纪要|记录|台账|名单|清单|明细|账目|预算|决算|通知|公告|决定书?|意见|标准|依据|数据|信息|资料|红线图|验收表?|评估表?)[。.!！]?$|^i (?:want|would like|wish|need) to (?:apply|request|file)/iu;

/** The window of applicants over the office's cases. What they say is looked up masked, outside any thread, and counted nowhere. */
export function buildWindow(
  office: Office,
  { library, understand, answer }: Pick<AssistantParts, "library" | "understand" | "answer">,
  { config, clock, authority }: WindowSettings,
): ApplicantWindow {
  const { cases, enter, rules, remediesOf, drafts, sayFiled } = office;
  const kind = "application";
  return createApplicantWindow({
    cases,
    enter,
    sayFiled,
    rules,
    remediesOf,
    clock,
    authority,
    intake: config.intake,
    draftDays: config.draftDays,
    drafts: {
      load: async (person) => (await drafts.load(person, kind)) as ApplicantDraft | undefined,
      keep: (person, draft) => drafts.keep(person, kind, draft),
      drop: (person) => drafts.drop(person, kind),
    },
    wantsToApply(words) {
      const plain = normalize(words).trim();
      if (asksAbout.test(plain)) return false;
      if (saysSo.test(plain)) return true;
      const { outcome } = understand(maskPersonal(words).text);
      return outcome.kind === "guidance" && wishes.has(outcome.finding.topic);
    },
    async look(words): Promise<Looked> {
      const { text } = maskPersonal(words.slice(0, longestLook));
      const understanding = understand(text);
      const found = await answer(understanding, text);
      const { votes: _votes, ...reply } = replyWith(found, {
        library,
        tongue: tongueOf(understanding),
        question: text,
      });
      switch (found.kind) {
        case "figure":
        case "comparison":
        case "passage":
          return { kind: "public", reply };
        case "handoff":
          return { kind: "elsewhere", reply };
        case "guidance":
          return { kind: "guidance", reply: sentence(found.text) };
        default:
          return { kind: "nothing", reply };
      }
    },
  });
}

/** Longer descriptions are looked up by how they begin. */
const longestLook = 300;
