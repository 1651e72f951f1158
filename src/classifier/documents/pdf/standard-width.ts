const NARROW = /^[iljtfrI.,;:'’|!()[\]/\\ -]$/;
const WIDE = /^[mwMW@—…%]$/;

/** About how wide a letter of one of the fourteen standard fonts is, in thousandths of the size. */
export function standardWidth(font: string, text: string | undefined): number {
  if (/Courier/i.test(font)) return 600;
  if (text === undefined) return 500;
  if (NARROW.test(text)) return 300;
  if (WIDE.test(text)) return 830;
  return /^\p{Lu}$/u.test(text) ? 690 : 520;
}
