/**
 * How Node runs the worker. It moves bytes of files and short-lived rows for hours: with the young generation that Node takes on a large
 * machine it holds a hundred megabytes of what nobody needs any more (docs/benchmarks.md).
 */
export const workerFlags = ['--max-semi-space-size=4']
