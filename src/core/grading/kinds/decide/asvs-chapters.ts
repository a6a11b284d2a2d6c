/** Chapters of OWASP ASVS 5.0.0, by their numbers. */
const CHAPTERS: Readonly<Record<string, string>> = {
  V1: 'Encoding and sanitization',
  V2: 'Validation and business logic',
  V3: 'Web frontend security',
  V4: 'API and web service',
  V5: 'File handling',
  V6: 'Authentication',
  V7: 'Session management',
  V8: 'Authorization',
  V9: 'Self-contained tokens',
  V10: 'OAuth and OIDC',
  V11: 'Cryptography',
  V12: 'Secure communication',
  V13: 'Configuration',
  V14: 'Data protection',
  V15: 'Secure coding and architecture',
  V16: 'Security logging and error handling',
  V17: 'WebRTC',
};

/** "V2 Validation and business logic", of `V2.3.4`. */
export function chapterOf(id: string): string {
  const [chapter = ''] = id.split('.');
  return `${chapter} ${CHAPTERS[chapter] ?? ''}`.trim();
}
