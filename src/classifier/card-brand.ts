/** First digits of the large schemes (ISO/IEC 7812), the narrower before the wider; `from` and `to` are of one length. */
const RANGES: readonly { readonly brand: string; readonly from: number; readonly to: number }[] = [
  { brand: 'an American Express', from: 34, to: 34 },
  { brand: 'an American Express', from: 37, to: 37 },
  { brand: 'a Diners Club', from: 300, to: 305 },
  { brand: 'a Diners Club', from: 36, to: 36 },
  { brand: 'a Diners Club', from: 38, to: 39 },
  { brand: 'a JCB', from: 3528, to: 3589 },
  { brand: 'a Discover', from: 6011, to: 6011 },
  { brand: 'a Discover', from: 644, to: 649 },
  { brand: 'a Discover', from: 65, to: 65 },
  { brand: 'a UnionPay', from: 62, to: 62 },
  { brand: 'a Mastercard', from: 51, to: 55 },
  { brand: 'a Mastercard', from: 2221, to: 2720 },
  { brand: 'a Maestro', from: 50, to: 50 },
  { brand: 'a Maestro', from: 56, to: 58 },
  { brand: 'a Visa', from: 4, to: 4 },
];

/** Whose card a number seems to be, with its article; undefined for a range that is not one of the large ones. */
export function cardBrand(written: string): string | undefined {
  const digits = written.normalize('NFKC').replace(/\D/g, '');
  return RANGES.find(({ from, to }) => {
    const head = Number(digits.slice(0, String(from).length));
    return digits.length >= 12 && head >= from && head <= to;
  })?.brand;
}
