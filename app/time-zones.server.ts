/** The time zones to offer; any other IANA name is taken too. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone')
}
