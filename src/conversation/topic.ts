import { bare } from "../question/follow-up-words.ts";

const topicAtMost = 200;
/** What people put around a question, which changes nothing it asks. */
const around =
  /^(?:请问一下|请问|你好|您好|麻烦|帮我查一下|查一下|我想知道|想问一下|问一下|please|hi|hello)+|(?:谢谢|谢谢您|吗|呢|啊|呀|吧|的)+$/gu;

/** What questions are counted together by: script, capitals, blanks, marks and politeness make no difference. */
export function topicOf(question: string): string {
  const said = bare(question).replaceAll("*", "");
  const topic = said.replace(around, "");
  return (topic === "" ? said : topic).slice(0, topicAtMost);
}
