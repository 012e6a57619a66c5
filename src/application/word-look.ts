import { BorderStyle, type ITableBordersOptions } from "docx";

/** The face that official papers are set in (GB/T 9704). */
export const face = "仿宋";
/** Half points: 二号, of titles. */
export const titleSize = 44;

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
/** Every cell ruled. */
export const ruled: ITableBordersOptions = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};
