const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The theme that the reader chose, or null to follow the system's. */
export function themeOf(request: Request): Theme | null {
  const value = /(?:^|;\s*)theme=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return THEMES.find((theme) => theme === value) ?? null
}

/** The cookie that keeps the choice for a year; anything but light and dark clears it. */
export function themeCookie(choice: FormDataEntryValue | null): string {
  const theme = THEMES.find((known) => known === choice)
  return theme ? `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax` : 'theme=; Path=/; Max-Age=0; SameSite=Lax'
}
