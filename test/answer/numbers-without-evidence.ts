import type { Answer } from "../../src/answer/answer.ts";

/**
 * Numbers of an answer's own lines that stand in no figure or passage it cites, no year or finding, not in the question, and are neither its value nor a
 * count of what it lists. A line with 「=」 shows how something was worked out: its numbers are evidence.
 */
export function numbersWithoutEvidence(answer: Answer, asked: string): readonly string[] {
  const evidence = new Set<string>(numbersIn(asked));
  for (const figure of answer.figures) {
    for (const text of [
      String(figure.value),
      String(figure.year),
      String(figure.page),
      figure.text,
      figure.heading,
      figure.report,
      figure.authority,
    ]) {
      for (const number of numbersIn(text)) evidence.add(number);
    }
    if (figure.value !== null) evidence.add(String(Math.abs(figure.value)));
  }
  for (const { text, page } of answer.citations)
    for (const number of numbersIn(`${text} ${page}`)) evidence.add(number);
  for (const { message } of answer.findings) for (const number of numbersIn(message)) evidence.add(number);
  if (answer.value !== null) evidence.add(String(Math.abs(answer.value)));
  for (const line of answer.text.split("\n").filter((one) => one.includes("="))) {
    for (const number of numbersIn(line)) evidence.add(number);
  }
  return answer.text
    .split("\n")
    .filter((line) => !isAside(line))
    .flatMap((line) => numbersIn(line).filter((number) => !evidence.has(number)));
}

/** Steps of a calculation, holdings, lists by place, counts of what is left out, labels of sources. */
function isAside(line: string): boolean {
  return /[=÷]|推算|项相加|项之和|项的平均数|^库中|没有.*报告|不会用别的年份|^· .*年。$|^\d+\. |^出处|^Source|共 \d+ |另有 \d+|个单位|最新|增减幅度|已填|不能当作 0|not 0|格式|要到次年|^持平|基数为 0|印的是 0/u.test(
    line,
  );
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d+(?:\.\d+)?/gu) ?? [];
}
