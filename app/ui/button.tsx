import { Link, type LinkProps } from '@remix-run/react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export type Tone = 'primary' | 'plain' | 'danger'
type ButtonProps = Omit<AriaButtonProps, 'className' | 'style'> & { readonly tone?: Tone }

/** A button; submits its form unless told otherwise. While pending it keeps the focus and does nothing. One primary per view. */
export function Button({ tone = 'primary', type = 'submit', isPending = false, ...rest }: ButtonProps) {
  return <AriaButton type={type} {...rest} {...(isPending ? PENDING : {})} className="button" data-tone={tone} />
}

// react-aria's own pending state leaves an image without a name in a live region for seconds.
const PENDING: Partial<AriaButtonProps> & { readonly 'data-busy': true } = {
  'aria-disabled': true,
  'data-busy': true,
  onPress: () => undefined,
  onClick: (event) => event.preventDefault(),
}

/** A link that is as heavy as a button: for the next step, when that is a page. */
export function LinkButton({ tone = 'plain', ...rest }: Omit<LinkProps, 'className'> & { readonly tone?: Tone }) {
  return <Link {...rest} className="button" data-tone={tone} />
}
