/** 'polished-dealer' → 'Polished dealer'. */
export function segmentName(segment: string): string {
  const words = segment.replace('lab-grown', 'laboratory-grown').replace(/-(?!grown)/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
