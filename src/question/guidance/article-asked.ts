import { readNumber } from "../../base/number.ts";

const numeral = "([一二三四五六七八九十]{1,4}|\\d{1,2})";
const named = new RegExp(`^(?:(?:政府)?(?:信息公开)?条例)?(?:的|里|中)*第?${numeral}条`, "u");
/** What asks for the article itself, and nothing more. */
const asking =
  /^(?:都|的|是|到底|具体|主要|里|写|讲|说|规定|内容|指|了|些|什么|啥|哪些|怎么|意思|呢|吗|一下|解释|讲解|内容是什么)*$/u;
const before = /^(?:请问|请|讲讲|说说|解释一下|解释|介绍一下|介绍|查一下|查|看看|看)*/u;

/** The article of the Regulations that a prepared message asks for: 「条例第三十六条写了什么」, 「第16条是什么」. Null where it is of another law, or asks more than what it says. */
export function articleAsked(text: string): number | null {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, "").replace(before, "");
  const [found, number = ""] = named.exec(plain) ?? [];
  return found !== undefined && asking.test(plain.slice(found.length)) ? readNumber(number) : null;
}
