/** How pictures that models see begin, as hexadecimal; `..` stands for any byte. */
const PICTURES: readonly string[] = [
  '89504e470d0a1a0a', // PNG
  'ffd8ff', // JPEG
  '474946383761', // GIF87a
  '474946383961', // GIF89a
  '52494646........57454250', // WebP
];
/** How files of each other kind begin. */
const OTHERS: readonly string[] = [
  '52494646........57415645', // WAVE
  '49492a00', // TIFF
  '4d4d002a', // TIFF
  '255044462d', // PDF
  '........66747970', // HEIC, AVIF, MP4
  '494433', // MP3
  'fffb', // MP3
  '4f676753', // Ogg
  '504b0304', // ZIP, and with it DOCX, XLSX, PPTX
];
const PICTURE_PATTERNS = PICTURES.map(patternOf);
const PATTERNS = [...PICTURES, ...OTHERS].map(patternOf);
const LOOK_AT_CHARACTERS = 32;

/** Whether base64 text is what it is said to be, a picture or a file, by how its bytes begin; plain text never is. */
export function isBinaryMedia(data: string): boolean {
  return begins(data, PATTERNS);
}

/** Whether base64 text is a picture of a kind that models see, by how its bytes begin. */
export function isPicture(data: string): boolean {
  return begins(data, PICTURE_PATTERNS);
}

function begins(data: string, patterns: readonly RegExp[]): boolean {
  const head = Buffer.from(data.slice(0, LOOK_AT_CHARACTERS), 'base64').toString('hex');
  return patterns.some((pattern) => pattern.test(head));
}

function patternOf(beginning: string): RegExp {
  return new RegExp(`^${beginning}`);
}
