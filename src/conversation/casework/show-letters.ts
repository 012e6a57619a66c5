import type { CaseState } from "../../application/case-event.ts";
import { type LetterSource, letterValues } from "../../application/letters/letter-values.ts";
import type { LetterKind, LetterTemplates } from "../../application/letters/templates.ts";
import { type Letter, writeLetter, writeReply } from "../../application/letters/write-letter.ts";
import { plain, type Reply, sentence, strong } from "../reply.ts";
import type { StandingCase } from "./case-lists.ts";
import type { CaseworkButton } from "./casework-button.ts";
import { choice } from "./show-lists.ts";

const whileRunning: readonly LetterKind[] = [
  "receipt",
  "correction",
  "extension",
  "third-party",
  "joint-authority",
  "fee",
  "reply",
];

/** Letters that a state may call for; a closed case keeps those of its end. */
const lettersIn: Readonly<Record<CaseState, readonly LetterKind[]>> = {
  awaiting_confirmation: ["receipt"],
  received: whileRunning,
  consulting: whileRunning,
  correcting: ["correction", "lapse-correction"],
  charging: ["fee", "lapse-fee"],
  replied: ["reply"],
  lapsed: ["lapse-correction", "lapse-fee"],
  withdrawn: ["receipt"],
};

/** Which letters there are drafts of. */
export function listLetters({ file: { number }, situation }: StandingCase, { letters }: LetterTemplates): Reply {
  return {
    spans: [strong(`${number}　文书草稿`), plain("\n只是草稿：空着的由您填写，定稿、用印、送达由人来做。")],
    choices: [
      ...lettersIn[situation.state].map((letter) => [
        choice(letters[letter].title + (letter.startsWith("lapse") ? lapseOf(letter) : ""), {
          does: "letter",
          number,
          letter,
        }),
      ]),
      [choice("返回办件", { does: "case", number })],
    ],
  };
}

/** A draft in full; of a reply, after its conclusion is picked by a person. */
export async function showLetter(
  source: LetterSource,
  { letter, conclusion, as }: Extract<CaseworkButton, { does: "letter" }>,
  templates: LetterTemplates,
): Promise<Reply> {
  const { number } = source.file;
  const back = [choice("返回文书", { does: "letters", number }), choice("返回办件", { does: "case", number })];
  if (letter === "reply" && conclusion === undefined) {
    return {
      spans: [strong(`${number}　答复书`), plain("\n结论是哪一种？由您决定，草稿按它写法条和救济。")],
      choices: [
        ...templates.conclusions.map(({ case: name, article }, place) => [
          choice(`${name}（${article}）`, { does: "letter", number, letter, conclusion: place }),
        ]),
        back,
      ],
    };
  }
  const written = writeOf(source, letter, conclusion, templates);
  if (written === undefined) return sentence("这个按钮已经失效了，请从办件里再选文书。");
  const { title, text, blanks } = written;
  if (as !== undefined) {
    const file = { name: `${number} ${title}.${as}`, base64: (await bytesOf(written, as)).toString("base64") };
    return { ...sentence("文书草稿，空着的由您填写，定稿、用印、送达由人来做。"), file };
  }
  const take = (label: string, as: "docx" | "txt") =>
    choice(label, { does: "letter", number, letter, ...(conclusion !== undefined && { conclusion }), as });
  const rest = blanks.length === 0 ? "" : `\n\n还要填写：${blanks.join("、")}。`;
  return {
    spans: [strong(title), plain(`\n\n${text}${rest}`)],
    choices: [[take("下载 Word", "docx"), take("下载文本", "txt")], back],
  };
}

function writeOf(
  source: LetterSource,
  letter: LetterKind,
  conclusion: number | undefined,
  templates: LetterTemplates,
): Letter | undefined {
  const values = letterValues(source);
  if (letter !== "reply") return writeLetter(templates, letter, values);
  const picked = templates.conclusions[conclusion ?? -1];
  return picked && writeReply(templates, picked, values);
}

/** The writer of Word files is loaded when one is first asked for. */
async function bytesOf(letter: Letter, as: "docx" | "txt"): Promise<Buffer> {
  if (as === "txt") return Buffer.from(`${letter.title}\n\n${letter.text}\n`);
  const { letterDocx } = await import("../../application/letters/letter-docx.ts");
  return letterDocx(letter);
}

function lapseOf(letter: LetterKind): string {
  return letter === "lapse-fee" ? "（逾期未缴费）" : "（逾期不补正）";
}
