import { writeCertificate } from '../auditor-certificates/index.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../kernel/actor.ts'
import { decideItem, drawSample, freezePopulation, readSample } from '../workbench/index.ts'
import { auditorAt } from './auditor.ts'
import type { Trader } from './book.ts'

/** The auditor has drawn a sample at a company and looked at some of it. */
export async function leaveSample(deps: Deps, company: Trader): Promise<void> {
  const auditor = await auditorAt(deps, company)
  const { from, to } = auditor.engagement ?? {}
  const population = await freezePopulation(deps, auditor, { of: 'issued', from, to })
  const sample = await drawSample(deps, auditor, population, {
    ...{ method: 'attribute', confidence: '95', tolerable: '20', seed: 'three dice of the first morning: 4 1 6' },
    question: 'Does the document carry the statement that its day and goods ask for?',
  })
  const { rows } = await readSample(deps, auditor, sample, {})
  for (const [at, { position }] of rows.slice(0, 5).entries()) {
    const found =
      at === 3
        ? { result: 'deviates', note: 'The registration was looked up a week after it was issued.' }
        : { result: 'conforms' }
    await decideItem(deps, auditor, { sample, position }, found)
  }
}

/** The auditor has looked at everything that he drew at a company, and certifies what he found. */
export async function leaveCertificate(deps: Deps, auditor: CompanyActor): Promise<void> {
  const { from, to } = auditor.engagement ?? {}
  const population = await freezePopulation(deps, auditor, { of: 'received', from, to })
  const sample = await drawSample(deps, auditor, population, {
    ...{ method: 'attribute', confidence: '95', tolerable: '25', seed: 'page 61 of the telephone book: 5 5 0 1' },
    question: 'Did the goods come with a statement that covers them?',
  })
  const { rows } = await readSample(deps, auditor, sample, {})
  for (const { position } of rows) await decideItem(deps, auditor, { sample, position }, { result: 'conforms' })
  await writeCertificate(deps, auditor, {
    ...{ from, to, reportForm: 'agreed-upon-procedures', conclusion: 'with-exceptions', language: 'en', isMine: 'on' },
    basis:
      'I compared the documents of the sample with the stock book and with what the suppliers’ registers said on their days. Two matters were raised; one of them is answered.',
    notExamined: 'The goods themselves were neither counted nor weighed.',
  })
}
