import { Form } from '@remix-run/react'
import type { PeriodKind } from '../../../domain/kernel/period.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Instant } from '../format.tsx'
import { SelectField } from '../select-field.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { kindNames, kindOptions } from './kinds.ts'
import { PurposeFields, type SchemeWithPurposes, usePurpose } from './purpose-fields.tsx'
import { WayFields } from './way-fields.tsx'

type SchedulesProps = {
  readonly schedules: readonly {
    readonly id: string
    readonly scheme: string
    readonly purpose: string
    readonly redacted: boolean
    readonly period_kind: PeriodKind
    readonly due_at: Date
    readonly release_within_days: number
    readonly remind_days_before: number
    readonly replaces_by_itself: boolean
    readonly created_by_name: string
  }[]
  readonly schemes: readonly SchemeWithPurposes[]
  readonly timeZone: string
  readonly mayChange: boolean
}

/** Packs that are made by themselves whenever a period is over. */
export function Schedules({ schedules, schemes, timeZone, mayChange }: SchedulesProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'schedule',
    defaults: { releaseWithinDays: '30', remindDaysBefore: '7' },
  })
  const what = usePurpose(schemes, { scheme: field('scheme'), purpose: field('purpose') })
  const schemeOf = (key: string) => schemes.find((each) => each.key === key)
  const whomFor = ({ scheme, purpose, redacted }: SchedulesProps['schedules'][number]) =>
    `${schemeOf(scheme)?.purposes.find(({ key }) => key === purpose)?.name ?? purpose}${redacted ? ', redacted' : ''}`
  const isSeveral = schemes.length > 1
  return (
    <section aria-labelledby="schedules">
      <h2 id="schedules" className="section-head">
        Schedules
      </h2>
      <Refusal {...refusal} />
      {schedules.length === 0 ? (
        <p className="hint">
          No pack is made by itself. With a schedule one is, as soon as a period is over in {timeZone}.
        </p>
      ) : (
        <DataTable label="Schedules">
          <TableHeads
            columns={[
              'Every',
              ...(isSeveral ? ['Scheme'] : []),
              'For',
              'Next',
              'To be released',
              'Set up by',
              ...(mayChange ? ['Stop'] : []),
            ]}
          />
          <tbody>
            {schedules.map((schedule) => (
              <tr key={schedule.id}>
                <th scope="row">{kindNames[schedule.period_kind]}</th>
                {isSeveral ? <td>{schemeOf(schedule.scheme)?.name ?? schedule.scheme}</td> : null}
                <td>{whomFor(schedule)}</td>
                <td>
                  <Instant value={schedule.due_at} zone={timeZone} />
                </td>
                <td>
                  within {schedule.release_within_days} days; reminded {schedule.remind_days_before} days before
                  {schedule.replaces_by_itself ? '; replaced by itself when something has changed' : ''}
                </td>
                <td>{schedule.created_by_name}</td>
                {mayChange ? (
                  <td>
                    <Form method="post">
                      <input type="hidden" name="form" value="stop" />
                      <input type="hidden" name="schedule" value={schedule.id} />
                      <button
                        type="submit"
                        className="link-button"
                        aria-label={`Stop the packs of every ${kindNames[schedule.period_kind].toLowerCase()} for ${whomFor(schedule)}`}
                      >
                        Stop
                      </button>
                    </Form>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {mayChange ? (
        <Form method="post" {...props} className="filters">
          <input type="hidden" name="form" value="schedule" />
          <PurposeFields {...what} />
          <SelectField label="For every" options={kindOptions} {...field('kind')} />
          <Field
            label="To be released within days"
            type="number"
            min={1}
            max={365}
            required
            {...field('releaseWithinDays')}
          />
          <Field label="Remind us days before" type="number" min={1} max={60} required {...field('remindDaysBefore')} />
          <WayFields volumeMegabytes={field('volumeMegabytes')} />
          <CheckField label="Replace released packs by itself when something has changed" name="replacesByItself" />
          <Button tone="plain" isPending={busy}>
            Add a schedule
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
