import { Link, useSearchParams } from '@remix-run/react'

/** Says that a list shows one counterparty's documents alone, with the way back to everybody's. */
export function OnlyParty({ only }: { readonly only: { readonly parameter: string; readonly name: string } | null }) {
  const [search] = useSearchParams()
  if (!only) return null
  const without = new URLSearchParams(search)
  without.delete(only.parameter)
  without.delete('cursor')
  return (
    <p>
      Of <strong>{only.name}</strong> alone. <Link to={`?${without}`}>Show everybody’s</Link>
    </p>
  )
}
