import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'

type FloatingProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly close: () => void
  readonly children: ReactNode
}

/** A dialog that floats over the page, keeps the focus and gives it back; Escape closes it. */
export function Floating({ title, isOpen, close, children }: FloatingProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) close()
      }}
      isDismissable
    >
      <Modal className="floating">
        <Dialog className="floating-dialog">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button tone="plain" type="button" onPress={close}>
              Close
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
