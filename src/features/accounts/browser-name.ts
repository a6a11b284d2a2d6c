const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox on Linux": enough to know one's own sessions apart; the header itself is never stored. */
export function browserName(userAgent: string | null): string {
  const find = (names: typeof BROWSERS): string | undefined => names.find(([form]) => form.test(userAgent ?? ''))?.[1];
  const browser = find(BROWSERS) ?? 'Another browser';
  const system = find(SYSTEMS);
  return system ? `${browser} on ${system}` : browser;
}
