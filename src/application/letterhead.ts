import type { Bilingual } from "../base/bilingual.ts";

/** The authority that applications come to here, as letters and notices name it. Null: not known, so a person fills it in or looks it up. */
export interface Letterhead {
  /** Full name of the authority. */
  readonly authority: string | null;
  /** How its disclosure office is reached: address, telephone, hours. */
  readonly contact: string | null;
  /** Who reviews its replies: 复议机关. */
  readonly reviewBody: string | null;
  /** The court that hears who sues over them. */
  readonly court: string | null;
}

/** How the office is reached, as a clause; where that is not known, where it is published (《政府信息公开条例》, article 12). */
export function sayContact({ contact }: Pick<Letterhead, "contact">): Bilingual {
  return contact === null
    ? {
        zh: "联系方式见机关网站「政府信息公开」栏里的《政府信息公开指南》",
        en: "its contact details are in the disclosure guide (《政府信息公开指南》) on its website",
      }
    : { zh: `联系方式：${contact}`, en: `contact: ${contact}` };
}
