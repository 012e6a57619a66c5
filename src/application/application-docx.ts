import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { joined } from "../base/bilingual.ts";
import type { Application } from "./application.ts";
import { attachmentsWanted } from "./attachments-wanted.ts";
import { type Letterhead, sayContact } from "./letterhead.ts";
import { applicantTypeNames, idTypeNames, nameOfDelivery, nameOfForm } from "./names.ts";
import { sayProofs } from "./say-identity.ts";
import { face, ruled, titleSize } from "./word-look.ts";

/** Half points: 小四, as official forms are set. */
const textSize = 24;
/** Twentieths of a point: the width between the margins of A4, of which labels have a quarter. */
const width = 9_000;
const labelWidth = width / 4;
/** Room to be written into by hand. */
const signatureHeight = 900;

/**
 * A completed application as the form that is handed in on paper (《政府信息公开条例》, article 29): who applies, what for, in what form and by what way, with room for
 * signature and day, and below it what goes with it and where it is handed in. What was not given stays blank, to be added by hand.
 */
export async function applicationDocx(application: Application, letterhead: Letterhead): Promise<Buffer> {
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 300 },
    children: [new TextRun({ text: "政府信息公开申请表", bold: true, size: titleSize, font: face })],
  });
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [labelWidth, width - labelWidth],
    borders: ruled,
    rows: [
      heading("申请人信息"),
      ...applicantFields(application).map(field),
      heading("所需政府信息"),
      ...requestFields(application).map(field),
      heading("签名"),
      field(["申请人签名或者盖章", ""], signatureHeight),
      field(["申请日期", ""]),
    ],
  });
  return Packer.toBuffer(
    new Document({
      sections: [{ children: [title, table, ...handIn(application, letterhead).map((line) => paragraph(line))] }],
    }),
  );
}

function handIn({ applicant }: Application, letterhead: Letterhead): readonly string[] {
  return [
    `附：${joined(attachmentsWanted(applicant), "；").zh}（当面提交的出示原件）。`,
    `当面交给或者邮寄给${letterhead.authority ?? "受理申请的机关"}的政府信息公开工作机构；${sayContact(letterhead).zh}。`,
  ];
}

type Field = readonly [label: string, value: string];

function applicantFields({ applicant }: Application): readonly Field[] {
  const { type, name, representative, guardian, idType, idNumber, proofs = [], phone, email, address } = applicant;
  const isPerson = type === "natural_person";
  const document = [
    idNumber === undefined ? "" : `${idTypeNames[idType ?? "other"].zh} ${idNumber}`,
    proofs.length === 0 ? "" : sayProofs(proofs).zh,
  ];
  return [
    ["申请人类型", applicantTypeNames[type].zh],
    [isPerson ? "姓名" : "名称", name ?? ""],
    ...(isPerson && representative === undefined
      ? []
      : [[isPerson ? "代理人" : "法定代表人、负责人或者代理人", representative ?? ""] as const]),
    ...(guardian === undefined ? [] : [["监护人（申请人不满 14 周岁）", guardian] as const]),
    ["身份证明", document.filter((part) => part !== "").join("，")],
    ["联系电话", phone ?? ""],
    ["电子邮箱", email ?? ""],
    ["通信地址", address ?? ""],
  ];
}

function requestFields({ request }: Application): readonly Field[] {
  return [
    ["所需信息的名称、文号或者其他特征", request.description],
    ["提供形式", nameOfForm(request.form).zh],
    ["获取途径", nameOfDelivery(request.delivery).zh],
  ];
}

function heading(text: string): TableRow {
  return new TableRow({
    children: [
      new TableCell({ columnSpan: 2, children: [paragraph(text, true)], verticalAlign: VerticalAlign.CENTER }),
    ],
  });
}

/** `height`: at least so many twentieths of a point. */
function field([label, value]: Field, height?: number): TableRow {
  const cell = (text: string, size: number) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: text.split("\n").map((part) => paragraph(part)),
    });
  return new TableRow({
    ...(height !== undefined && { height: { value: height, rule: "atLeast" } }),
    children: [cell(label, labelWidth), cell(value, width - labelWidth)],
  });
}

function paragraph(text: string, bold = false): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, bold, size: textSize, font: face })] });
}
