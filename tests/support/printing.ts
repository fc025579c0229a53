import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'

/** The printer as the worker opens it, with one tab; the folder gets what Chromium needs. */
export function testPrinter(dataFolder: string): Promise<Printer> {
  return openPrinter({ dataFolder, tabs: 1, allowNoSandbox: true, log: { info() {}, warn() {} } })
}
