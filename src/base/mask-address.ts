/** Numbers of a house, a building, a door. */
const number = "[0-9A-Za-z一二三四五六七八九十百零〇]{1,5}(?:[-—]\\d{1,4}){0,3}";
/** What a house number is followed by in other things than addresses: 17号文, 3号令. */
const notOfHouse =
  "(?!\\s*(?:文|令|公告|线|線|提案|议案|決議|决议|意见|通知|主席|领导|案|以前|之前|前|收到|发布|公布))";
const inner = `(?:[\\s,，、]{0,2}${number}\\s*(?:号楼|號樓|号院|栋|棟|幢|座|单元|單元|层|層|楼|樓|室|户|戶|门|号|號))`;

/** A street with its number, and what of building, stairs and door follows. */
const onStreet = new RegExp(
  `(?:路|大街|(?<!街|频|渠|通|报|知)道|街(?!道)|巷|弄|胡同|里|村|屯|庄)(?:\\s*(?:东|西|南|北|中)段)?\\s*(?:\\d{1,3}组\\s*)?${number}\\s*(?:号|號|弄|组)${notOfHouse}(?:院|內|内)?${inner}{0,5}`,
  "gu",
);
/** A housing estate or building with its door. */
const inEstate = new RegExp(
  `(?:小区|小區|花园|花園|家园|家園|新村|公寓|大厦|大廈|苑|园|府|城|院)\\s*[A-Za-z\\d]{1,4}\\s*(?:号楼|號樓|栋|棟|幢|座|号|號|单元|單元)${notOfHouse}${inner}{0,4}`,
  "gu",
);
/** Building, stairs and door alone. */
const atDoor =
  /\d{1,4}\s*(?:号楼|號樓|栋|棟|幢)\s*(?:\d{1,3}\s*(?:单元|單元)\s*)?\d{1,4}\s*(?:室|号|號|户|戶)?|\d{1,3}\s*(?:单元|單元)\s*\d{2,4}\s*(?:室|号|號|户|戶)?/gu;
const inEnglish =
  /\b(?:(?:room|rm\.?|flat|apt\.?|unit)\s*\d{1,5}[\s,]+)?(?:no\.?\s*)?\d{1,5}[\s,]+(?:[A-Z][\w']*\s+){1,4}(?:road|rd\.?|street|st\.?|avenue|ave\.?|lane)\b/giu;

/** Characters before a name of a street that are no part of it. */
const stops = /[住址在是到问请我的和与及您你于为寄件几多少有公开，。；：、！？\s,.;:!?"“”「」()（）*]/u;
const nameAtMost = 24;

/** Where postal addresses stand in a text of half-width characters; district and street before the number belong to it. */
export function findAddresses(text: string): readonly { readonly start: number; readonly end: number }[] {
  const named = [onStreet, inEstate].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found) => ({
      start: startOfName(text, found.index),
      end: found.index + found[0].length,
    })),
  );
  const plain = [atDoor, inEnglish].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length })),
  );
  return [...named.filter(({ start, end }) => /[\p{L}]/u.test(text.slice(start, end).slice(0, 2))), ...plain];
}

function startOfName(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < nameAtMost && isOfName(text.charAt(start - 1))) start -= 1;
  return start;
}

function isOfName(character: string): boolean {
  return /[\p{Script=Han}]/u.test(character) && !stops.test(character);
}
