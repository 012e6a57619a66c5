import type { CaseFile } from "../../application/case-store.ts";
import { sayContact } from "../../application/letterhead.ts";
import { sayDay } from "../../application/spell-day.ts";
import { type Bilingual, both, joined } from "../../base/bilingual.ts";
import { shanghaiDate } from "../../base/clock.ts";
import { plain, strong } from "../reply.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { showMine } from "./say-case.ts";
import type { WindowReply } from "./window-reply.ts";

/** The receipt: what was filed when, how to check it, and what it has and has not come to. */
export async function showReceipt(file: CaseFile, parts: ApplyingParts, isChange = false): Promise<WindowReply> {
  const { textHash } = file;
  const followed = sayFollowed(await parts.cases.followCode(file.number));
  const { choices } = showMine(file, parts);
  const contact = sayContact(parts.letterhead());
  const lines: readonly Bilingual[] = [
    isChange ? sayChanged(file) : sayFiled(file),
    {
      zh: "现在的状态是「待机关确认」，还不算受理：网上提交的，以机关与您双方确认之日为收到之日，次日起算 20 个工作日（条例第三十一条、第三十三条）。机关确认后这里会告诉您。",
      en: "Its status is “awaiting the authority's confirmation”: it does not count as received yet. What is submitted online is received on the day the authority and you both confirm it, and 20 working days are counted from the day after (Regulations, articles 31 and 33). You are told here when the authority has confirmed it.",
    },
    {
      zh: `申请全文的校验值（SHA-256）：${textHash}；全文按「看提交的内容」随时可看，双方都可以核对。`,
      en: `Hash (SHA-256) of the whole text, which is filed in Chinese: ${textHash}. “See what was submitted” shows the text at any time, and both sides can check it.`,
    },
    {
      zh: `30 分钟内、机关确认之前可以修改；随时可以撤回。发「我的申请」看进度，${followed.zh}`,
      en: `It can be changed within 30 minutes, until the authority confirms it, and withdrawn at any time. Send “my applications” to follow it; ${followed.en}`,
    },
    {
      zh: `要问机关的政府信息公开工作机构：${contact.zh}。`,
      en: `For questions to the authority's disclosure office: ${contact.en}.`,
    },
  ];
  return { spans: [strong(isChange ? changedTitle : title), plain(both`\n\n${joined(lines, "\n")}`)], choices };
}

/** What the case is found by from another chat, beside its number. */
function sayFollowed(code: string | undefined): Bilingual {
  return code === undefined
    ? {
        zh: "在别处查要编号和证件号码末 4 位（交图片的是联系电话末 4 位，没留电话的是邮箱）。",
        en: "elsewhere it is found by its number and the last 4 characters of the identity number (where pictures were sent, of the telephone number; without one, by the e-mail address).",
      }
    : {
        zh: `在别处查要编号和查询码 ${code}：请记下来，只在这里显示，不要告诉别人。`,
        en: `elsewhere it is found by its number and the code ${code}: please note it, it is shown here alone, and tell it to nobody.`,
      };
}

const title: Bilingual = { zh: "回执", en: "Receipt" };
const changedTitle: Bilingual = { zh: "申请已修改", en: "The application was changed" };

function sayFiled({ number, filedAt }: CaseFile): Bilingual {
  const day = sayDay(shanghaiDate(new Date(filedAt)));
  const time = shanghaiClock(filedAt);
  return {
    zh: `已提交给机关，编号 ${number}（${day.zh} ${time}）。`,
    en: `Submitted to the authority under the number ${number} (${day.en}, ${time} Beijing time).`,
  };
}

function sayChanged({ number }: CaseFile): Bilingual {
  return { zh: `已修改，编号还是 ${number}。`, en: `Changed; its number is still ${number}.` };
}

const clockShape = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" });

function shanghaiClock(instant: string): string {
  return clockShape.format(new Date(instant));
}
