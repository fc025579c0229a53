import { Link, type LinkProps } from '@remix-run/react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export type Tone = 'primary' | 'plain' | 'danger'
type ButtonProps = Omit<AriaButtonProps, 'className' | 'style'> & { readonly tone?: Tone }

/** A button; submits its form unless told otherwise. One primary per view. */
export function Button({ tone = 'primary', type = 'submit', ...rest }: ButtonProps) {
  return <AriaButton type={type} {...rest} className="button" data-tone={tone} />
}

/** A link that is as heavy as a button: for the next step, when that is a page. */
export function LinkButton({ tone = 'plain', ...rest }: Omit<LinkProps, 'className'> & { readonly tone?: Tone }) {
  return <Link {...rest} className="button" data-tone={tone} />
}
