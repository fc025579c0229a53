type Nested = Readonly<Record<string, unknown>>
type Refusal = { readonly typed: Nested; readonly fields: Readonly<Record<string, readonly string[]>> }
export type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
export type Bind = (path: string) => Bound

/** Binds fields by their dotted path: to what was typed when the form was refused, else to what it begins with. */
export function bindTo(begins: Nested, refusal: Refusal | null): Bind {
  const values = refusal?.typed ?? begins
  return (path) => {
    const value = valueAt(values, path.split('.'))
    return {
      name: path,
      defaultValue: typeof value === 'string' ? value : undefined,
      errors: refusal?.fields[path],
    }
  }
}

function valueAt(values: unknown, [head, ...rest]: readonly string[]): unknown {
  if (head === undefined) return values
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, head)) return undefined
  return valueAt(Reflect.get(values, head), rest)
}
