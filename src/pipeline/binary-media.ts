/** How files of each kind begin, as hexadecimal; `..` stands for any byte. */
const BEGINNINGS: readonly string[] = [
  '89504e470d0a1a0a', // PNG
  'ffd8ff', // JPEG
  '474946383761', // GIF87a
  '474946383961', // GIF89a
  '52494646........57454250', // WebP
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
const PATTERNS = BEGINNINGS.map((beginning) => new RegExp(`^${beginning}`));
const LOOK_AT_CHARACTERS = 32;

/** Whether base64 text is what it is said to be, a picture or a file, by how its bytes begin; plain text never is. */
export function isBinaryMedia(data: string): boolean {
  const head = Buffer.from(data.slice(0, LOOK_AT_CHARACTERS), 'base64').toString('hex');
  return PATTERNS.some((pattern) => pattern.test(head));
}
