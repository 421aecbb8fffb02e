/** The encodings that a file may be in: what browsers decode, and those that people still have files in. */

export const ENCODINGS = [
  { id: 'utf-8', label: 'UTF-8' },
  { id: 'utf-16le', label: 'UTF-16 (little endian)' },
  { id: 'utf-16be', label: 'UTF-16 (big endian)' },
  { id: 'windows-1252', label: 'Western (Windows-1252)' },
  { id: 'windows-1250', label: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', label: 'Central European (ISO 8859-2)' },
  { id: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-u', label: 'Cyrillic (KOI8)' },
  { id: 'ibm866', label: 'Cyrillic (DOS)' },
  { id: 'windows-1253', label: 'Greek (Windows-1253)' },
  { id: 'windows-1254', label: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', label: 'Hebrew (Windows-1255)' },
  { id: 'windows-1256', label: 'Arabic (Windows-1256)' },
  { id: 'windows-1257', label: 'Baltic (Windows-1257)' },
  { id: 'windows-1258', label: 'Vietnamese (Windows-1258)' },
  { id: 'windows-874', label: 'Thai (Windows-874)' },
  { id: 'macintosh', label: 'Western (old Macintosh)' },
  { id: 'gb18030', label: 'Chinese, simplified (GBK)' },
  { id: 'big5', label: 'Chinese, traditional (Big5)' },
  { id: 'shift_jis', label: 'Japanese (Shift-JIS)' },
  { id: 'euc-jp', label: 'Japanese (EUC-JP)' },
  { id: 'euc-kr', label: 'Korean (EUC-KR)' },
] as const;

export type Encoding = (typeof ENCODINGS)[number]['id'];

export function encodingLabel(id: Encoding): string {
  return ENCODINGS.find((encoding) => encoding.id === id)!.label;
}
