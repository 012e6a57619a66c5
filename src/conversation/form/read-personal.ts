import { toSimplified } from "../../base/text.ts";

/** What a sentence says of who speaks and how to reach them. */
export interface Personal {
  readonly name?: string;
  /** As it was written; not checked. */
  readonly idNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** What was not read as any of these. */
  readonly rest: string;
}

const emailShape = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/u;
const idShape = /(?<![\dA-Za-z])(?:\d[ -]?){17}[\dXx](?![\dA-Za-z])/u;
const phoneShape =
  /(?<![\d+])(?:(?:\+|00)(?!86)(?=(?:[- ]?\d){7,15}(?![- ]?\d))\d{1,3}(?:[- ]?\d{2,6}){1,4}|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:转\d{1,6})?)(?!\d)/u;
const nameShape =
  /(?:我姓\p{Script=Han}{1,2}[,，]?(?:名字)?叫|我叫|我是|姓名(?:是|为)?[:：]?|名字(?:是|叫)[:：]?|申请人(?:是|为)?[:：]?)\s*(\p{Script=Han}[\p{Script=Han}·]{1,9}?)(?=[,，。;；\s]|$|的|身份证|电话|手机|邮箱|住)|\b(?:[Mm]y (?:full )?name is|I am called)\s+(\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,4})(?=[,.;]|\s|$)/u;
const addressShape =
  /(?:地址|住址|寄到|住在|住)(?:是|为)?[:：]?\s*([\p{Script=Han}\dA-Za-z()（）-]{6,80})|([\p{Script=Han}]{2,}(?:省|市|区|县|州|旗|镇|乡|街道)[\p{Script=Han}\dA-Za-z()（）-]{2,60}(?:号|室|楼|村|组|栋|单元|层|院|店|大厦|广场|小区|社区|路|街)[\p{Script=Han}\dA-Za-z-]{0,20})|\b(?:[Mm]y (?:postal )?address is|I live (?:at|in))\s+([\p{L}\d][^\n;]{5,80})/u;

const roleShape =
  /[人者员]$|同胞$|(?:公|居|村|市|农|网|股|渔|牧)民$|(?:学|医|考|毕业|研究|留学|新)生$|(?:老|律|教|会计|工程|厨|药)师$|(?:业|户|房|车|店|船)主$|(?:家|校|村|厂|店|组|社|会)长$|^(?:小?孩子?|儿童|老板|股东|军属|会计|护士|司机|记者|华侨|侨胞|港澳台|原告|被告)$/u;

/** Whether words after 「我是」 tell what someone is, and not their name: 外国人, 律师, 业主. */
export function isRole(words: string): boolean {
  return roleShape.test(toSimplified(words));
}

/** Finds a name that is introduced as one, identity and telephone numbers, e-mail and postal addresses. */
export function readPersonal(words: string): Personal {
  let rest = words.normalize("NFKC");
  const take = (shape: RegExp): string | undefined => {
    const found = shape.exec(rest);
    if (found === null) return undefined;
    rest = `${rest.slice(0, found.index)} , ${rest.slice(found.index + found[0].length)}`;
    return (found[1] ?? found[2] ?? found[3] ?? found[0]).trim();
  };
  const email = take(emailShape);
  const idNumber = take(idShape);
  const phone = take(phoneShape);
  const name = take(nameShape);
  const isName = name !== undefined && !isRole(name);
  const address = take(addressShape);
  return {
    ...(isName && { name }),
    ...(idNumber !== undefined && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && { address }),
    rest,
  };
}
